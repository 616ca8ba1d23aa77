using Microsoft.EntityFrameworkCore;
using Portal.Data;
using Portal.Data.Notifications;
using Portal.Domain.Connections;
using Portal.Domain.Connections.Doctor;
using Portal.Domain.Errors;
using Portal.Domain.Slack;
using Portal.Slack.Api;
using Portal.Worker.Errors;

namespace Portal.Worker.Connections.Doctor;

/// <summary>Writes down what was found: the report, the connection's badge, and one error entry where the verdict changed.</summary>
internal sealed class DoctorReportStore(
    IDbContextFactory<PortalDbContext> contexts, ErrorReporter errors, WorkSignals signals, ChangeFeed changes, TimeProvider time)
{
    private const string By = "the daily check";

    /// <param name="auth">Slack's answer about the token, if it was asked.</param>
    public async Task WriteAsync(Connection connection, IReadOnlyList<Finding> findings, SlackResult<AuthTest>? auth, CancellationToken cancellationToken)
    {
        var verdict = DoctorReport.VerdictOf(findings);
        var before = await VerdictBeforeAsync(connection.Id, cancellationToken);
        if (auth is not null)
        {
            await LearnAsync(connection, auth, cancellationToken);
        }

        await TellAsync(connection, findings, before, verdict, cancellationToken);
        // Last: the page that waits for the report finds the rest written.
        await StoreAsync(connection, findings, verdict, cancellationToken);
        changes.Publish(connection.InstanceId);
    }

    /// <summary>The connection's secrets cannot be decrypted here, so nothing else can be found out.</summary>
    public async Task WriteUnreadableAsync(Guid connectionId, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        if (await db.Connections.AsNoTracking().FirstOrDefaultAsync(row => row.Id == connectionId, cancellationToken) is { } row)
        {
            await WriteAsync(
                row,
                [new Finding("secrets", FindingLevel.Failed, "The stored secrets cannot be read", "The key ring lacks the key that they were encrypted with.", "Edit the connection and enter its secrets again.")],
                null,
                cancellationToken);
        }
    }

    private async Task<CheckVerdict?> VerdictBeforeAsync(Guid connectionId, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await db.ConnectionChecks.Where(check => check.ConnectionId == connectionId).Select(check => (CheckVerdict?)check.Verdict).FirstOrDefaultAsync(cancellationToken);
    }

    private async Task StoreAsync(Connection connection, IReadOnlyList<Finding> findings, CheckVerdict verdict, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var (now, report) = (time.GetUtcNow(), DoctorReport.Write(findings));
        var row = await db.ConnectionChecks.FirstOrDefaultAsync(check => check.ConnectionId == connection.Id, cancellationToken);
        if (row is null)
        {
            row = new ConnectionCheck
            {
                ConnectionId = connection.Id,
                OrganizationId = connection.OrganizationId,
                InstanceId = connection.InstanceId,
                CheckedAt = now,
                Verdict = verdict,
                Report = report,
            };
            db.ConnectionChecks.Add(row);
        }

        (row.CheckedAt, row.Verdict, row.Report) = (now, verdict, report);
        await db.SaveChangesAsync(cancellationToken);
    }

    // A good answer brings a connection back that waited to be mended; a refusal stops it before a message is lost to it.
    private async Task LearnAsync(Connection connection, SlackResult<AuthTest> auth, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        if (await db.Connections.FirstOrDefaultAsync(item => item.Id == connection.Id, cancellationToken) is not { } row
            || row.BotToken != connection.BotToken || row.LookupBotToken != connection.LookupBotToken)
        {
            return;
        }

        var before = row.Status;
        row.Scopes = auth.Value is { Scopes: { Count: > 0 } scopes } ? string.Join(',', scopes) : row.Scopes;
        if (row.BotToken is not null)
        {
            LearnOfBot(row, auth);
        }
        else if (row.LookupBotToken is not null)
        {
            LearnOfLookup(row, auth);
        }

        await db.SaveChangesAsync(cancellationToken);
        if (before != row.Status)
        {
            // Either way there is something to do: copies to bring up to date, or messages that take their fallback.
            signals.WakeLane(row.Id);
        }
    }

    private void LearnOfBot(Connection row, SlackResult<AuthTest> auth)
    {
        if (auth.IsOk && row.Status == ConnectionStatus.ReconnectNeeded)
        {
            row.Succeeded(time.GetUtcNow());
        }
        else if (auth.Error is { Kind: SlackErrorKind.Connection } refused)
        {
            row.Failed(refused.Code, credentialsRefused: true, time.GetUtcNow());
        }
    }

    // The webhook goes on without it, so the connection does not stop; people are named until the token is replaced.
    private void LearnOfLookup(Connection row, SlackResult<AuthTest> auth)
    {
        if (auth.Error is { Kind: SlackErrorKind.Connection } refused)
        {
            row.LookupFailed(refused.Code, time.GetUtcNow());
        }
        else if (auth.Value is { } who && who.Scopes.Count > 0 && !who.Scopes.Contains(SlackScopes.FindPeople, StringComparer.Ordinal))
        {
            row.LookupFailed("missing_scope", time.GetUtcNow());
        }
        else if (auth.IsOk)
        {
            row.LookupSucceeded();
        }
    }

    private async Task TellAsync(Connection connection, IReadOnlyList<Finding> findings, CheckVerdict? before, CheckVerdict verdict, CancellationToken cancellationToken)
    {
        var cause = $"doctor:{connection.Id}";
        if (verdict == CheckVerdict.Good)
        {
            await using var db = await contexts.CreateDbContextAsync(cancellationToken);
            await db.Errors.Where(row => row.InstanceId == connection.InstanceId && row.CauseKey == cause && row.AcknowledgedAt == null).ExecuteUpdateAsync(
                row => row.SetProperty(entry => entry.AcknowledgedAt, time.GetUtcNow()).SetProperty(entry => entry.AcknowledgedBy, By), cancellationToken);
        }
        else if (verdict != before)
        {
            var worst = findings.First(finding => finding.Level == (verdict == CheckVerdict.Failed ? FindingLevel.Failed : FindingLevel.Warning));
            var level = verdict == CheckVerdict.Failed ? ErrorLevel.Error : ErrorLevel.Warn;
            var advice = new Advice(level, "doctor", Cut($"The check of connection \"{connection.Name}\": {worst.Title}. {worst.Detail}"), Cut(worst.Remedy ?? "Open the connection and look at its check."));
            await errors.ReportAsync(new Failure(connection.OrganizationId, connection.InstanceId, cause, advice, connection.Id), cancellationToken);
        }
    }

    private static string Cut(string text) => text.Length <= 1_000 ? text : text[..1_000];
}
