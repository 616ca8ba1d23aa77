using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Portal.Auth;
using Portal.Data;
using Portal.Data.Auth;
using Portal.Data.Notifications;
using Portal.Domain;
using Portal.Domain.Auth;
using Portal.Domain.Connections;
using Portal.Slack;
using Portal.Slack.Api;

namespace Portal.Features.Connections.Install;

/// <summary>
/// Takes a pasted bot token, asks Slack whose it is, and stores it like an installation: for an app that cannot be installed from here, for a
/// webhook connection that looks people up, and in place of an older token.
/// </summary>
internal sealed class ConnectBotToken(
    IDbContextFactory<PortalDbContext> contexts,
    SlackWebApi api,
    StoreBotToken store,
    SecretVault vault,
    WorkSignals signals,
    IOptions<SlackOptions> slack,
    TimeProvider clock)
{
    public const string LookupMode = ConnectionModeKeys.IncomingWebhookLookup;

    public async Task<Outcome<ConnectedBotToken>> HandleAsync(InstanceCaller caller, ConnectBotTokenRequest request, CancellationToken cancellationToken)
    {
        if (await contexts.FindRefusalAsync(caller, Permission.ManageConnections, cancellationToken) is { } refusal)
        {
            return Outcome<ConnectedBotToken>.Invalid(refusal);
        }

        var field = request.Mode == LookupMode ? ConnectBotTokenRequest.LookupField : ConnectBotTokenRequest.BotField;
        List<FieldProblem> problems = [.. request.Found, .. ModeProblems(request), .. PastedBotToken.Problems(field, request.Token)];
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var row = request.ConnectionId is null ? null : await db.ConnectionsOf(caller).AsNoTracking().FirstOrDefaultAsync(one => one.Id == request.ConnectionId, cancellationToken);
        if (request.ConnectionId is not null && row?.Mode != request.Mode)
        {
            return Outcome<ConnectedBotToken>.Missing();
        }

        var url = CheckUrl(request, problems);
        problems.AddRange(await NameProblemsAsync(db, caller, request, cancellationToken));
        if (problems.Count > 0)
        {
            return Outcome<ConnectedBotToken>.Invalid(problems);
        }

        var token = new Secret(request.Token.Trim());
        var tested = await api.AuthTestAsync(token, cancellationToken);
        return tested.Value is not { } whose
            ? Outcome<ConnectedBotToken>.Invalid(new FieldProblem(field, PastedBotToken.WordsOf(tested.Error!)))
            : OtherTeamProblem(row, whose, field) is { } problem
                ? Outcome<ConnectedBotToken>.Invalid(problem)
                : request.Mode == LookupMode
                    ? await StoreLookupAsync(caller, request, token, url, whose, cancellationToken)
                    : await StoreBotAsync(caller, request, token, whose, cancellationToken);
    }

    private static IEnumerable<FieldProblem> ModeProblems(ConnectBotTokenRequest request) => request.Mode is BeginInstall.Mode or LookupMode
        ? []
        : [new FieldProblem("mode", $"A bot token belongs to {BeginInstall.Mode} or {LookupMode}.")];

    private static async Task<IReadOnlyList<FieldProblem>> NameProblemsAsync(
        PortalDbContext db, InstanceCaller caller, ConnectBotTokenRequest request, CancellationToken cancellationToken)
    {
        var name = request.Name?.Trim();
        var mayBeUnnamed = request.ConnectionId is not null || request.Mode != LookupMode;
        return (name is null && mayBeUnnamed) || await ConnectionNameRule.ProblemOfAsync(db, caller, request.ConnectionId, name ?? "", cancellationToken) is not { } problem
            ? []
            : [problem];
    }

    private static FieldProblem? OtherTeamProblem(Connection? row, AuthTest whose, string field) =>
        row?.TeamId is { } team && whose.TeamId is { } other && team != other
            ? new FieldProblem(field, $"This token is of the workspace {whose.Team ?? other}, but the connection is of {row.TeamName ?? team}. Add another connection for it.")
            : null;

    private ProtectedSecret? CheckUrl(ConnectBotTokenRequest request, List<FieldProblem> problems)
    {
        if (request.Mode != LookupMode || (request.WebhookUrl is null && request.ConnectionId is not null))
        {
            return null;
        }

        var check = WebhookUrl.Check(request.WebhookUrl ?? "", slack.Value.AllowedWebhookHosts.ToHashSet(StringComparer.Ordinal));
        problems.AddRange(check.Problems);
        return check.Url is null ? null : vault.Protect(SecretPurpose.WebhookUrl, new Secret(check.Url));
    }

    private async Task<Outcome<ConnectedBotToken>> StoreBotAsync(
        InstanceCaller caller, ConnectBotTokenRequest request, Secret token, AuthTest whose, CancellationToken cancellationToken)
    {
        var grant = new BotGrant(
            token, whose.AppId, whose.EnterpriseId, whose.IsEnterpriseInstall ? null : whose.TeamId, whose.Team, whose.UserId, whose.Scopes);
        var stored = await store.HandleAsync(caller, grant, request.ConnectionId, request.Name?.Trim(), cancellationToken);
        return Outcome<ConnectedBotToken>.Ok(ConnectedBotToken.Of(stored.Connection, stored.IsNew, whose, stored.AlsoIn));
    }

    private async Task<Outcome<ConnectedBotToken>> StoreLookupAsync(
        InstanceCaller caller, ConnectBotTokenRequest request, Secret token, ProtectedSecret? url, AuthTest whose, CancellationToken cancellationToken)
    {
        await using var db = (await contexts.CreateDbContextAsync(cancellationToken)).ActAs(caller.Name);
        var now = clock.GetUtcNow();
        var row = request.ConnectionId is { } id
            ? await db.ConnectionsOf(caller).FirstOrDefaultAsync(one => one.Id == id, cancellationToken)
            : await AddAsync(db, caller, request.Name!.Trim(), now, cancellationToken);
        if (row is null)
        {
            return Outcome<ConnectedBotToken>.Missing();
        }

        if (url is not null)
        {
            row.ReplaceWebhookUrl(url);
        }

        row.ReplaceLookupToken(vault.Protect(SecretPurpose.LookupBotToken, token));
        (row.TeamId, row.TeamName, row.BotUserId) = (whose.TeamId, whose.Team is { } team ? ConnectionNames.Fit(team) : row.TeamName, whose.UserId);
        row.AppId = whose.AppId;
        (row.Scopes, row.InstalledBy, row.InstalledAt, row.UpdatedAt) = (whose.Scopes.Count > 0 ? string.Join(',', whose.Scopes) : null, caller.Name, now, now);
        await db.SaveChangesAsync(cancellationToken);
        signals.WakeLane(row.Id);
        return Outcome<ConnectedBotToken>.Ok(ConnectedBotToken.Of(row, request.ConnectionId is null, whose, []));
    }

    private static async Task<Connection> AddAsync(PortalDbContext db, InstanceCaller caller, string name, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var row = new Connection
        {
            Id = Guid.CreateVersion7(now),
            OrganizationId = caller.OrganizationId,
            InstanceId = caller.InstanceId,
            Name = name,
            Mode = LookupMode,
            IsDefault = !await db.ConnectionsOf(caller).AnyAsync(cancellationToken),
            CreatedAt = now,
            UpdatedAt = now,
        };
        db.Connections.Add(row);
        return row;
    }
}

/// <param name="ConnectionId">Whose token it replaces; null finds the workspace's connection (Slack app) or makes one.</param>
/// <param name="Mode"><c>SLACK_APP</c> or <c>INCOMING_WEBHOOK_LOOKUP</c>.</param>
/// <param name="Name">For a new connection; null takes the workspace's name (Slack app only). For another it is looked at, and not stored.</param>
/// <param name="WebhookUrl">For a connection with lookup: needed for a new one, null keeps what is stored.</param>
internal sealed record ConnectBotTokenRequest(Guid? ConnectionId, string Mode, string Token, string? Name = null, string? WebhookUrl = null)
{
    /// <summary>The field that problems of a Slack app's token name.</summary>
    public const string BotField = "botToken";

    /// <summary>The field that problems of a lookup token name.</summary>
    public const string LookupField = "lookupToken";

    /// <summary>What the caller found by itself, to be answered together with the rest.</summary>
    public IReadOnlyList<FieldProblem> Found { get; init; } = [];

    public override string ToString() => $"{nameof(ConnectBotTokenRequest)} {Mode} {Name}";
}

/// <summary>A token that was stored.</summary>
/// <param name="IsNew">False when it took the place of an older token, also where a new connection was asked for: the workspace had one.</param>
/// <param name="Team">The workspace's name.</param>
/// <param name="Missing">Permissions that the mode needs and the token lacks; empty when Slack does not say which it has.</param>
/// <param name="AlsoIn">Other instances of the organization with the same workspace.</param>
internal sealed record ConnectedBotToken(ConnectionSummary Connection, bool IsNew, string? Team, IReadOnlyList<SlackScope> Missing, IReadOnlyList<string> AlsoIn)
{
    public static ConnectedBotToken Of(Connection row, bool isNew, AuthTest whose, IReadOnlyList<string> alsoIn) => new(
        ConnectionSummary.Of(row), isNew, whose.Team, whose.Scopes.Count == 0 ? [] : SlackScopes.Compare(row.Mode, whose.Scopes).Missing, alsoIn);
}
