using Portal.Domain.Connections;
using Portal.Domain.Slack;
using Portal.Worker.Slack;

namespace Portal.Worker.Notifications.Addressing;

/// <summary>
/// Finds out where waiting notifications go at Slack: first those whose people are known, then one round of lookups. One bad recipient never
/// stops the others, and nothing here waits: the lane comes back when the pace allows more.
/// </summary>
internal sealed class TargetResolver(
    UnresolvedNotifications notifications, SlackUserDirectory users, NotificationAddresser addresser, LookupRefusal refusal, TimeProvider time)
{
    private const int MostPages = 10;
    private static readonly TimeSpan LookAgain = TimeSpan.FromSeconds(1);

    /// <summary>How long until it is worth another look; null when nothing is left to address.</summary>
    public async Task<TimeSpan?> RunAsync(SlackConnection connection, SlackPace pace, SlackUserListing listing, CancellationToken cancellationToken)
    {
        var run = new AddressingRun(connection, pace);
        var rest = await AddressKnownAsync(run, cancellationToken);
        var (unknown, doubtful) = (run.Unknown(rest.Cold), run.Doubtful(rest.Cold));
        if (unknown.Count + doubtful.Count == 0)
        {
            if (rest.IsAll)
            {
                listing.End();
            }

            return rest.IsEmpty ? null : rest.Left == 0 ? TimeSpan.Zero : DelayBeforeOpening(pace);
        }

        var round = await users.AskAsync(run, listing, unknown, doubtful, cancellationToken);
        var cold = doubtful.Count == 0 ? rest.Cold : await AddressCheckedAsync(run, round, rest.Cold, doubtful, cancellationToken);
        return round.Refused is { } refused
            ? await refusal.TakeAsync(run, refused, round, cold, cancellationToken) ? TimeSpan.Zero : LookAgain
            : AtMost(LookAgain, round.Wait);
    }

    /// <summary>Answers who is still to be looked up.</summary>
    private async Task<IReadOnlyList<UnknownPeople>> AddressCheckedAsync(
        AddressingRun run, LookupRound round, IReadOnlyList<UnknownPeople> cold, IReadOnlyList<string> doubtful, CancellationToken cancellationToken)
    {
        run.Add(round.Answers);
        run.Trust();
        var wereDoubtful = doubtful.ToHashSet(StringComparer.Ordinal);
        var isChecked = cold.ToLookup(one => run.Knows(one) && one.Emails.Any(wereDoubtful.Contains));
        await addresser.AddressAsync(run, [.. isChecked[true].Take(UnresolvedNotifications.PageSize).Select(one => one.Id)], cancellationToken);
        return [.. isChecked[false]];
    }

    // Many whose people are unknown may be due before one whose people are all known, which need not wait for them.
    private async Task<Rest> AddressKnownAsync(AddressingRun run, CancellationToken cancellationToken)
    {
        var (row, now) = (run.Connection.Row, time.GetUtcNow());
        var cold = new List<UnknownPeople>();
        var (left, isAll) = (0, false);
        UnknownPeople? last = null;
        for (var pages = 0; pages < MostPages; pages++)
        {
            var page = await notifications.PageAsync(row.Id, onlyTests: row.Status == ConnectionStatus.ReconnectNeeded, now, last, cancellationToken);
            await users.LearnAsync(run, page, cancellationToken);
            var isReady = page.ToLookup(run.Knows);
            var (addressed, waiting) = await addresser.AddressAsync(run, [.. isReady[true].Select(one => one.Id)], cancellationToken);
            (last, left) = (page.Count > 0 ? page[^1] : last, left + waiting);
            cold.AddRange(isReady[false]);
            isAll = page.Count < UnresolvedNotifications.PageSize;
            if (isAll || addressed > 0)
            {
                break;
            }
        }

        return new Rest(IsEmpty: last is null, isAll, left, cold);
    }

    // People who were just forgotten can be looked up at once, whatever the others wait for.
    private static TimeSpan DelayBeforeOpening(SlackPace pace)
    {
        var opening = pace.DelayBefore(SlackMethod.OpenConversation);
        return AtMost(LookAgain, opening > TimeSpan.Zero ? opening : pace.DelayBefore(SlackMethod.UserDetails));
    }

    // What comes meanwhile may be for people who are known: no limit of Slack's keeps it waiting.
    private static TimeSpan AtMost(TimeSpan most, TimeSpan wait) => wait < most ? wait : most;

    /// <param name="IsEmpty">Nothing at all waits.</param>
    /// <param name="IsAll">Nothing waits beyond what was looked at.</param>
    /// <param name="Left">How many are known and could not be addressed yet.</param>
    /// <param name="Cold">Those with people who are still to be looked up.</param>
    private sealed record Rest(bool IsEmpty, bool IsAll, int Left, IReadOnlyList<UnknownPeople> Cold);
}
