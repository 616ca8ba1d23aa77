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
using Portal.Slack.Connections;

namespace Portal.Features.Connections;

/// <summary>
/// Adds a webhook connection, or changes any connection's name or a webhook's URL. The first one of an instance becomes the default. Tokens
/// are another use case's, because Slack is asked about them first.
/// </summary>
internal sealed class SaveConnection(
    IDbContextFactory<PortalDbContext> contexts, SecretVault vault, ConnectionModeCatalog modes, WorkSignals signals, IOptions<SlackOptions> slack, TimeProvider clock)
{
    public const string WebhookMode = ConnectionModeKeys.IncomingWebhook;

    public async Task<Outcome<ConnectionSummary>> HandleAsync(InstanceCaller caller, SaveConnectionRequest request, CancellationToken cancellationToken)
    {
        if (await contexts.FindRefusalAsync(caller, Permission.ManageConnections, cancellationToken) is { } refusal)
        {
            return Outcome<ConnectionSummary>.Invalid(refusal);
        }

        var name = request.Name?.Trim() ?? "";
        List<FieldProblem> problems = [.. request.Found];
        if (ConnectionNameRule.ProblemOf(name) is { } unfit)
        {
            problems.Insert(0, unfit);
        }

        if (request.Id is null && request.Mode is not (null or WebhookMode))
        {
            problems.Add(new FieldProblem("mode", $"Only {WebhookMode} can be added without a token."));
        }

        var url = CheckUrl(request, problems);
        if (problems.Count == 0)
        {
            try
            {
                return await WriteAsync(caller, request, name, url, cancellationToken);
            }
            catch (DbUpdateException)
            {
                // Somebody else was quicker, with the name or with the default: what is true now decides, or it really is broken.
                return await WriteAsync(caller, request, name, url, cancellationToken);
            }
        }

        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return request.Id is { } id && !await db.ConnectionsOf(caller).AnyAsync(row => row.Id == id, cancellationToken)
            ? Outcome<ConnectionSummary>.Missing()
            : Outcome<ConnectionSummary>.Invalid([.. await NameTakenAsync(db, caller, request.Id, name, cancellationToken), .. problems]);
    }

    // A name with a problem may be nothing that a database can be asked about.
    private static async Task<IReadOnlyList<FieldProblem>> NameTakenAsync(
        PortalDbContext db, InstanceCaller caller, Guid? id, string name, CancellationToken cancellationToken) =>
        ConnectionNameRule.ProblemOf(name) is null && await ConnectionNameRule.ProblemOfAsync(db, caller, id, name, cancellationToken) is { } taken ? [taken] : [];

    // Null keeps the URL of a connection that has one.
    private ProtectedSecret? CheckUrl(SaveConnectionRequest request, List<FieldProblem> problems)
    {
        if (request.WebhookUrl is null && request.Id is not null)
        {
            return null;
        }

        var check = WebhookUrl.Check(request.WebhookUrl ?? "", slack.Value.AllowedWebhookHosts.ToHashSet(StringComparer.Ordinal));
        problems.AddRange(check.Problems);
        return check.Url is null ? null : vault.Protect(SecretPurpose.WebhookUrl, new Secret(check.Url));
    }

    private async Task<Outcome<ConnectionSummary>> WriteAsync(
        InstanceCaller caller, SaveConnectionRequest request, string name, ProtectedSecret? url, CancellationToken cancellationToken)
    {
        var id = request.Id;
        await using var db = (await contexts.CreateDbContextAsync(cancellationToken)).ActAs(caller.Name);
        var row = id is null ? null : await db.ConnectionsOf(caller).FirstOrDefaultAsync(row => row.Id == id, cancellationToken);
        if (id is not null && row is null)
        {
            return Outcome<ConnectionSummary>.Missing();
        }

        if (await NameTakenAsync(db, caller, id, name, cancellationToken) is { Count: > 0 } taken)
        {
            return Outcome<ConnectionSummary>.Invalid(taken);
        }

        if (row is not null && request.Mode is not null && request.Mode != row.Mode)
        {
            return Outcome<ConnectionSummary>.Invalid(new FieldProblem("mode", $"This connection is {row.Mode}, and its mode cannot change. Add another connection."));
        }

        if (row is not null && url is not null && modes.Find(row.Mode) is { NeedsWebhookUrl: false })
        {
            return Outcome<ConnectionSummary>.Invalid(new FieldProblem("webhookUrl", "This connection sends by its bot token and has no webhook URL."));
        }

        row ??= await AddAsync(db, caller, name, cancellationToken);
        row.Name = name;
        if (url is not null)
        {
            row.ReplaceWebhookUrl(url);
        }

        Switch(row, request.Enabled);
        row.UpdatedAt = clock.GetUtcNow();
        await db.SaveChangesAsync(cancellationToken);
        signals.WakeLane(row.Id);
        return Outcome<ConnectionSummary>.Ok(ConnectionSummary.Of(row));
    }

    private static void Switch(Connection row, bool? enabled)
    {
        if (enabled == true)
        {
            row.Enable();
        }
        else if (enabled == false)
        {
            row.Disable();
        }
    }

    private async Task<Connection> AddAsync(PortalDbContext db, InstanceCaller caller, string name, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var row = new Connection
        {
            Id = Guid.CreateVersion7(now),
            OrganizationId = caller.OrganizationId,
            InstanceId = caller.InstanceId,
            Name = name,
            Mode = WebhookMode,
            IsDefault = !await db.ConnectionsOf(caller).AnyAsync(cancellationToken),
            CreatedAt = now,
            UpdatedAt = now,
        };
        db.Connections.Add(row);
        return row;
    }
}

/// <param name="Id">Null adds one.</param>
/// <param name="Mode">Null is <c>INCOMING_WEBHOOK</c>, or what the connection is.</param>
/// <param name="WebhookUrl">Null keeps what is stored.</param>
/// <param name="Enabled">Null leaves it as it is.</param>
internal sealed record SaveConnectionRequest(Guid? Id, string? Name, string? Mode, string? WebhookUrl, bool? Enabled = null)
{
    /// <summary>What the caller found by itself, to be answered together with the rest.</summary>
    public IReadOnlyList<FieldProblem> Found { get; init; } = [];

    public override string ToString() => $"{nameof(SaveConnectionRequest)} {Name}";
}
