using Microsoft.EntityFrameworkCore;
using Portal.Auth;
using Portal.Data;
using Portal.Data.Connections;
using Portal.Domain;
using Portal.Domain.Auth;
using Portal.Domain.Connections.Coverage;

namespace Portal.Features.Connections.Coverage;

/// <summary>Reads a list of e-mails and has the worker find out who of them can be reached.</summary>
internal sealed class StartCoverage(IDbContextFactory<PortalDbContext> contexts, CoverageBoard board, ConnectionJobRequests jobs, TimeProvider clock)
{
    public const string Field = "emails";

    public async Task<Outcome<CoverageRun>> HandleAsync(InstanceCaller caller, Guid connectionId, string text, CancellationToken cancellationToken)
    {
        if (await contexts.FindRefusalAsync(caller, Permission.ManageConnections, cancellationToken) is { } refusal)
        {
            return Outcome<CoverageRun>.Invalid(refusal);
        }

        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        if (await db.ConnectionsOf(caller).AsNoTracking().FirstOrDefaultAsync(row => row.Id == connectionId, cancellationToken) is not { } connection)
        {
            return Outcome<CoverageRun>.Missing();
        }

        var list = EmailList.Parse(text);
        if (ProblemOf(list, hasToken: (connection.BotToken ?? connection.LookupBotToken) is not null) is { } problem)
        {
            return Outcome<CoverageRun>.Invalid(new FieldProblem(Field, problem));
        }

        var now = clock.GetUtcNow();
        var run = new CoverageRun(Guid.CreateVersion7(now), connectionId, caller.InstanceId, list, now);
        if (!board.TryBegin(run))
        {
            return Outcome<CoverageRun>.Invalid(new FieldProblem(Field, "A list is being checked already. Wait until it is done."));
        }

        jobs.Request(ConnectionJob.Coverage, connectionId);
        return Outcome<CoverageRun>.Ok(run);
    }

    private static string? ProblemOf(EmailList list, bool hasToken) => list switch
    {
        _ when !hasToken => "This connection only posts to its channel and looks nobody up. Add a lookup token, or use a Slack app.",
        { Emails.Count: 0 } => "There is no e-mail address in this. Paste one per line, or separate them by commas or semicolons.",
        { IsTooLong: true } => FormattableString.Invariant($"There are {list.Emails.Count} addresses; at most {EmailList.Most} can be checked at once. Split the list."),
        _ => null,
    };
}
