using Microsoft.EntityFrameworkCore;
using Portal.Auth;
using Portal.Data;
using Portal.Domain;
using Portal.Domain.Auth;
using Portal.Domain.Connections;
using Portal.Features.Connections.Install;
using Portal.Slack.Connections;

namespace Portal.Features.Connections;

/// <summary>
/// Adds a connection of any mode, or changes its name and secrets: what the form and the API share. A workspace that is connected already gets
/// the new token and keeps its name, and the answer says so.
/// </summary>
internal sealed class StoreConnection(IDbContextFactory<PortalDbContext> contexts, ConnectionModeCatalog modes, ConnectBotToken connect, SaveConnection save)
{
    public async Task<Outcome<ConnectionSummary>> HandleAsync(InstanceCaller caller, StoreConnectionRequest request, CancellationToken cancellationToken)
    {
        if (await contexts.FindRefusalAsync(caller, Permission.ManageConnections, cancellationToken) is { } refusal)
        {
            return Outcome<ConnectionSummary>.Invalid(refusal);
        }

        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var row = request.Id is null ? null : await db.ConnectionsOf(caller).AsNoTracking().FirstOrDefaultAsync(one => one.Id == request.Id, cancellationToken);
        if (request.Id is not null && row is null)
        {
            return Outcome<ConnectionSummary>.Missing();
        }

        var name = (request.Name ?? row?.Name)?.Trim();
        if (modes.Find(row?.Mode ?? request.ModeOrGuess) is not { } mode)
        {
            var problem = await ConnectionNameRule.ProblemOfAsync(db, caller, request.Id, name ?? "", cancellationToken);
            var unknown = new FieldProblem("mode", $"Send one of {string.Join(", ", modes.All.Select(one => one.Key))}.");
            return Outcome<ConnectionSummary>.Invalid(problem is null ? [unknown] : [problem, unknown]);
        }

        FieldProblem[] found = [.. UnfitFields(request, row, mode)];
        var token = mode.NeedsBotToken ? request.BotToken : mode.NeedsLookupToken ? request.LookupToken : null;
        var needsToken = row is null && (mode.NeedsBotToken || mode.NeedsLookupToken);
        return token is not null || needsToken
            ? await ConnectAsync(caller, request, mode, name, token ?? "", found, cancellationToken)
            : await save.HandleAsync(
                caller, new SaveConnectionRequest(request.Id, name, null, mode.NeedsWebhookUrl ? request.WebhookUrl : null, request.Enabled) { Found = found }, cancellationToken);
    }

    private static IEnumerable<FieldProblem> UnfitFields(StoreConnectionRequest request, Connection? row, ConnectionMode mode)
    {
        if (row is not null && request.Mode is not null && request.Mode != row.Mode)
        {
            yield return new FieldProblem("mode", $"This connection is and stays {row.Mode}. Add another one for another mode.");
        }

        if (request.WebhookUrl is not null && !mode.NeedsWebhookUrl)
        {
            yield return new FieldProblem("webhookUrl", "This connection sends by its bot token and has no webhook URL.");
        }

        if (request.BotToken is not null && !mode.NeedsBotToken)
        {
            yield return new FieldProblem(ConnectBotTokenRequest.BotField, $"{mode.Key} posts to its webhook URL and has no bot token.");
        }

        if (request.LookupToken is not null && !mode.NeedsLookupToken)
        {
            yield return new FieldProblem(ConnectBotTokenRequest.LookupField, $"{mode.Key} has no lookup token.");
        }
    }

    // A token is asked about at Slack first, so what only we decide is saved after it.
    private async Task<Outcome<ConnectionSummary>> ConnectAsync(
        InstanceCaller caller, StoreConnectionRequest request, ConnectionMode mode, string? name, string token, FieldProblem[] found, CancellationToken cancellationToken)
    {
        // The workspace names a new connection that nobody named.
        var wanted = request.Id is null && mode.NeedsBotToken && string.IsNullOrEmpty(name) ? null : name;
        var connected = await connect.HandleAsync(
            caller, new ConnectBotTokenRequest(request.Id, mode.Key, token, wanted, request.WebhookUrl) { Found = found }, cancellationToken);
        return connected.IsMissing ? Outcome<ConnectionSummary>.Missing()
            : !connected.IsOk ? Outcome<ConnectionSummary>.Invalid(connected.Problems)
            : request.Id is null ? Outcome<ConnectionSummary>.Ok(connected.Value!.Connection with { Renewed = connected.Value.IsNew ? null : true })
            : await save.HandleAsync(caller, new SaveConnectionRequest(request.Id, name, null, null, request.Enabled), cancellationToken);
    }
}

/// <param name="Id">Null adds one.</param>
/// <param name="Mode">Of a new connection; null follows from the secrets that are given.</param>
/// <param name="Name">Null keeps the name, and gives a new Slack app its workspace's.</param>
internal sealed record StoreConnectionRequest(Guid? Id, string? Mode, string? Name)
{
    /// <summary>Null keeps what is stored, like each secret.</summary>
    public string? WebhookUrl { get; init; }

    public string? BotToken { get; init; }

    public string? LookupToken { get; init; }

    /// <summary>Null leaves it as it is.</summary>
    public bool? Enabled { get; init; }

    public string ModeOrGuess => Mode ?? (LookupToken is not null ? ConnectBotToken.LookupMode : BotToken is not null ? BeginInstall.Mode : SaveConnection.WebhookMode);

    public override string ToString() => $"{nameof(StoreConnectionRequest)} {Mode} {Name}";
}
