using Microsoft.Extensions.Options;
using Portal.Data.Connections;
using Portal.Domain;
using Portal.Domain.Connections.Coverage;
using Portal.Domain.Slack;
using Portal.Slack;
using Portal.Slack.Api;
using Portal.Worker.Slack;

namespace Portal.Worker.Connections;

/// <summary>Finds out who of a list has a Slack account: from the list of all people as long as that is cheaper, then one by one.</summary>
internal sealed class CoverageReporter(
    CoverageBoard board, SlackConnections connections, SlackWebApi slack, PacedCalls calls, IOptions<SlackOptions> options, TimeProvider time)
{
    private SlackLimits Limits => options.Value.Limits;

    public async Task RunAsync(Guid connectionId, CancellationToken cancellationToken)
    {
        if (board.Find(connectionId) is not { IsRunning: true } run)
        {
            return;
        }

        try
        {
            var connection = await connections.FindAsync(connectionId, cancellationToken);
            var token = connection?.Secrets.BotToken ?? connection?.Secrets.LookupBotToken;
            run = token is null ? run with { Error = "secret_missing" } : await AskAsync(run, token, cancellationToken);
        }
        catch (OperationCanceledException)
        {
            run = run with { Error = "stopped" };
            throw;
        }
        finally
        {
            // Whatever happens, the page must not wait for it for ever.
            board.Update(run with { Error = run.Error ?? (run.Rows is null ? "unexpected_answer" : null), EndedAt = time.GetUtcNow() });
        }
    }

    private async Task<CoverageRun> AskAsync(CoverageRun run, Secret token, CancellationToken cancellationToken)
    {
        var known = new Dictionary<string, CoverageRow>(StringComparer.Ordinal);
        var (isWhole, error) = await ReadListAsync(run, token, known, cancellationToken);
        if (error is null && !isWhole)
        {
            error = await LookUpAsync(run, token, known, cancellationToken);
        }

        return error is not null
            ? run with { Error = error, Checked = known.Count }
            : run with { Checked = run.List.Emails.Count, Rows = [.. run.List.Emails.Select(email => known.GetValueOrDefault(email) ?? Unknown(email, isWhole))] };
    }

    private static CoverageRow Unknown(string email, bool isWhole) => new(email, isWhole ? CoverageState.NotFound : CoverageState.NotFoundOrDeactivated);

    /// <summary>True when the list was read to its end: who is not in it is not there.</summary>
    private async Task<(bool IsWhole, string? Error)> ReadListAsync(CoverageRun run, Secret token, Dictionary<string, CoverageRow> known, CancellationToken cancellationToken)
    {
        var wanted = run.List.Emails.ToHashSet(StringComparer.Ordinal);
        var cursor = (string?)null;
        for (var left = CoveragePlan.PagesWorthReading(wanted.Count, Limits.Tier2PerMinute, Limits.Tier3PerMinute); left > 0; left--)
        {
            var page = await calls.AskAsync(
                run.ConnectionId, SlackMethod.ListUsers, ct => slack.ListUsersAsync(token, cursor, CoveragePlan.PageSize, ct), cancellationToken);
            if (page.Error is { } error)
            {
                return (false, error.Code == "limit_required" ? null : error.Code);
            }

            foreach (var user in page.Value!.Items.Where(user => user is { IsBot: false, Email: not null } && wanted.Contains(user.Email.ToLowerInvariant())))
            {
                Take(known, user, user.Email!.ToLowerInvariant());
            }

            board.Update(run with { Checked = known.Count });
            if ((cursor = page.Value.NextCursor) is null || known.Values.Count(row => row.State != CoverageState.Deactivated) == wanted.Count)
            {
                return (true, null);
            }
        }

        return (false, null);
    }

    private async Task<string?> LookUpAsync(CoverageRun run, Secret token, Dictionary<string, CoverageRow> known, CancellationToken cancellationToken)
    {
        // Who was found closed on the pages that were read may have another account on one that was not.
        foreach (var email in run.List.Emails.Where(email => known.GetValueOrDefault(email) is null or { State: CoverageState.Deactivated }))
        {
            var found = await calls.AskAsync(
                run.ConnectionId, SlackMethod.LookupByEmail, ct => slack.LookupByEmailAsync(token, email, ct), cancellationToken);
            if (found.Error is { } error && error.Code != "users_not_found")
            {
                return error.Code;
            }

            if (found.Value is { } user)
            {
                known[email] = RowOf(user, email);
            }
            else
            {
                known.TryAdd(email, Unknown(email, isWhole: false));
            }

            board.Update(run with { Checked = known.Count });
        }

        return null;
    }

    // One address may belong to an account that was closed and to the one that took its place.
    private static void Take(Dictionary<string, CoverageRow> known, SlackUser user, string email)
    {
        if (!known.TryGetValue(email, out var before) || before.State == CoverageState.Deactivated)
        {
            known[email] = RowOf(user, email);
        }
    }

    private static CoverageRow RowOf(SlackUser user, string email) => new(
        email,
        user.IsDeleted ? CoverageState.Deactivated : user.IsRestricted || user.IsUltraRestricted ? CoverageState.Guest : CoverageState.Found,
        user.Id,
        user.RealName ?? user.Name);
}
