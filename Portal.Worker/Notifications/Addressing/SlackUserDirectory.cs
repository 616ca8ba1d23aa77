using Portal.Domain.Slack;
using Portal.Worker.Slack;

namespace Portal.Worker.Notifications.Addressing;

/// <summary>Which Slack users people are: what is cached, and what a lookup adds to it.</summary>
internal sealed class SlackUserDirectory(SlackUserCache cache, SlackUserLookup lookup, ConnectionHealthBook health, TimeProvider time)
{
    /// <summary>Tells the run what is cached of these people.</summary>
    public async Task LearnAsync(AddressingRun run, IReadOnlyList<UnknownPeople> people, CancellationToken cancellationToken)
    {
        if (run.Token is not null)
        {
            run.Add(await cache.KnownAsync(run.Connection.Row.Id, run.Unknown(people), cancellationToken));
        }
    }

    /// <summary>One round of lookups. What Slack answers is cached for the next run.</summary>
    /// <param name="unknown">E-mails that are to be looked up.</param>
    /// <param name="doubtful">E-mails of people who are to be checked, if that costs no time.</param>
    public async Task<LookupRound> AskAsync(
        AddressingRun run, SlackUserListing listing, IReadOnlyList<string> unknown, IReadOnlyList<string> doubtful, CancellationToken cancellationToken)
    {
        var id = run.Connection.Row.Id;
        var round = await lookup.AskAsync(run.Token!, run.Pace, listing, new PeopleToAsk(unknown, doubtful, email => cache.Find(id, email)), cancellationToken);
        await cache.RememberAsync(run.Connection.Row.Id, round.Answers);
        await ReportHealthAsync(run.Connection, round);
        return round;
    }

    // Only the token of a webhook has a trouble of its own: where the token that looks people up posts too, the connection's badge says it.
    private async Task ReportHealthAsync(SlackConnection connection, LookupRound round)
    {
        if (!connection.Mode.NeedsLookupToken)
        {
            return;
        }

        if (round.Refused is { } refused && (refused.Kind == SlackErrorKind.Connection || round.Answers.Count == 0))
        {
            await health.LookupFailedAsync(connection.Row, refused, time.GetUtcNow());
        }
        else if (round.Answers.Count > 0)
        {
            await health.LookupSucceededAsync(connection.Row);
        }
    }
}
