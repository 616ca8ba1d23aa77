using Microsoft.EntityFrameworkCore;
using Portal.Auth;
using Portal.Data;
using Portal.Data.Auth;
using Portal.Data.Notifications;
using Portal.Domain.Auth;
using Portal.Domain.Connections;

namespace Portal.Features.Connections.Saving;

/// <summary>
/// The one writer of connections, for the form, the API, a pasted token and an installation. In one transaction, which has the instance's
/// connections for itself, it asks who may, decides, and writes.
/// </summary>
internal sealed class ConnectionWriter(
    IDbContextFactory<PortalDbContext> contexts, SecretVault vault, WorkSignals signals, ChangeFeed feed, TimeProvider clock)
{
    public async Task<Outcome<SaveConnectionResult>> WriteAsync(InstanceCaller caller, ConnectionDraft draft, CancellationToken cancellationToken)
    {
        // Before the transaction: the first secret makes the key ring write a key of its own.
        var secrets = Protect(draft);
        await using var db = (await contexts.CreateDbContextAsync(cancellationToken)).ActAs(caller.Name);
        await using var transaction = await db.LockConnectionsAsync(caller, cancellationToken);
        if (await db.FindRefusalAsync(caller, Permission.ManageConnections, cancellationToken) is { } refusal)
        {
            return Outcome<SaveConnectionResult>.Invalid(refusal);
        }

        var present = await PresentConnections.ReadAsync(db, caller, draft.Name, cancellationToken);
        var decision = SaveDecision.Of(draft, present);
        if (RowOf(decision, caller, draft, present) is not { } row)
        {
            return Unwritten(decision);
        }

        Fill(row, draft, secrets, caller.Name);
        if (decision is SaveDecision.Add)
        {
            db.Connections.Add(row);
        }

        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        signals.WakeLane(row.Id);
        feed.Publish(caller.InstanceId);
        return Ok(row, decision);
    }

    private static Outcome<SaveConnectionResult> Unwritten(SaveDecision decision) => decision switch
    {
        SaveDecision.Refused refused => Outcome<SaveConnectionResult>.Invalid(refused.Problem),
        SaveDecision.Exists exists => Outcome<SaveConnectionResult>.Ok(new(ConnectionSummary.Of(exists.Row), SaveOutcome.Exists)),
        SaveDecision.OtherWorkspace other => Outcome<SaveConnectionResult>.Ok(new(ConnectionSummary.Of(other.Row), SaveOutcome.OtherWorkspace)),
        _ => Outcome<SaveConnectionResult>.Missing(),
    };

    private static Outcome<SaveConnectionResult> Ok(Connection row, SaveDecision decision) => Outcome<SaveConnectionResult>.Ok(new(ConnectionSummary.Of(row), decision switch
    {
        SaveDecision.Add => SaveOutcome.Added,
        SaveDecision.Renew => SaveOutcome.Renewed,
        _ => SaveOutcome.Changed,
    }));

    // Null where nothing is to be written.
    private Connection? RowOf(SaveDecision decision, InstanceCaller caller, ConnectionDraft draft, PresentConnections present)
    {
        switch (decision)
        {
            case SaveDecision.Add add:
                return New(caller, draft.Mode, add.Name, isDefault: present.Rows.Count == 0);
            case SaveDecision.Change change:
                change.Row.Name = change.Name;
                return change.Row;
            case SaveDecision.Renew renew:
                return renew.Row;
            default:
                return null;
        }
    }

    private Connection New(InstanceCaller caller, string mode, string name, bool isDefault)
    {
        var now = clock.GetUtcNow();
        return new Connection
        {
            Id = Guid.CreateVersion7(now),
            OrganizationId = caller.OrganizationId,
            InstanceId = caller.InstanceId,
            Name = name,
            Mode = mode,
            IsDefault = isDefault,
            CreatedAt = now,
            UpdatedAt = now,
        };
    }

    private (ProtectedSecret? Url, ProtectedSecret? Token) Protect(ConnectionDraft draft) => (
        draft.WebhookUrl is { } url ? vault.Protect(SecretPurpose.WebhookUrl, url) : null,
        draft.Installation is { Token: var token } ? vault.Protect(draft.Mode == ConnectionModeKeys.SlackApp ? SecretPurpose.BotToken : SecretPurpose.LookupBotToken, token) : null);

    private void Fill(Connection row, ConnectionDraft draft, (ProtectedSecret? Url, ProtectedSecret? Token) secrets, string by)
    {
        row.UpdatedAt = clock.GetUtcNow();
        if (secrets.Url is { } url)
        {
            row.ReplaceWebhookUrl(url);
        }

        if (secrets.Token is { } token)
        {
            Take(row, draft.Installation!, token, by);
        }

        if (draft.Enabled is { } enabled)
        {
            Switch(row, enabled);
        }
    }

    private static void Take(Connection row, SlackInstallation installation, ProtectedSecret token, string by)
    {
        if (row.Mode == ConnectionModeKeys.SlackApp)
        {
            row.ReplaceBotToken(token, by, row.UpdatedAt);
        }
        else
        {
            row.ReplaceLookupToken(token);
            (row.InstalledBy, row.InstalledAt) = (by, row.UpdatedAt);
        }

        // The same bot is the same app, also where Slack does not name the app.
        row.AppId = installation.AppId ?? (row.BotUserId == installation.BotUserId ? row.AppId : null);
        (row.EnterpriseId, row.TeamId, row.BotUserId) = (installation.EnterpriseId, installation.TeamId, installation.BotUserId);
        row.TeamName = installation.TeamName is { } team ? ConnectionName.Fit(team) : row.TeamName;
        row.Scopes = installation.Scopes.Count > 0 ? string.Join(',', installation.Scopes) : null;
    }

    private static void Switch(Connection row, bool isEnabled)
    {
        if (isEnabled)
        {
            row.Enable();
        }
        else
        {
            row.Disable();
        }
    }
}
