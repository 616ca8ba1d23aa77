using Portal.Data.Notifications.Writing;
using Portal.Domain.Connections;
using Portal.Domain.Notifications;
using Portal.Domain.Notifications.Events;
using Portal.Domain.Notifications.Planning;
using Portal.Domain.Notifications.Routing;
using Portal.Domain.Slack;
using Portal.Worker.Notifications.Sending;
using Portal.Worker.Slack;

namespace Portal.Worker.Notifications.Addressing;

/// <summary>
/// Finds out where waiting notifications go: first those whose people are known, then one round of asking Slack. One bad recipient never
/// stops the others, and nothing here waits: the lane comes back when the pace allows more.
/// </summary>
internal sealed class AddressStep(
    UnresolvedNotifications notifications,
    SlackUserCache cache,
    SlackUserLookup lookup,
    GroupConversations conversations,
    DeliveryStore store,
    ConnectionHealthBook health,
    DeliveryErrors errors,
    TimeProvider time)
{
    private const int MostPages = 10;
    private static readonly TimeSpan LookAgain = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan RefusedPause = TimeSpan.FromSeconds(30);

    /// <summary>How long until it is worth another look; null when nothing is left to address.</summary>
    public async Task<TimeSpan?> RunAsync(SlackConnection connection, SlackPace pace, SlackUserListing listing, CancellationToken cancellationToken)
    {
        var token = connection.Mode.LookupToken(connection.Secrets);
        var known = new Dictionary<string, string?>(StringComparer.Ordinal);
        var look = await AddressKnownAsync(connection, pace, token is not null, known, cancellationToken);
        var cold = look.Cold.SelectMany(one => one.Emails).Where(email => !known.ContainsKey(email)).Distinct(StringComparer.Ordinal).ToList();
        if (cold.Count == 0)
        {
            if (look.IsAll)
            {
                listing.End();
            }

            return look.IsEmpty ? null : look.Left == 0 ? TimeSpan.Zero : DelayBeforeOpening(pace);
        }

        var round = await lookup.AskAsync(token!, pace, listing, cold, cancellationToken);
        await cache.RememberAsync(connection.Row.Id, round.Answers);
        await LearnAsync(connection, round);
        return round.Refused is { } refused
            ? await RefusedAsync(connection, pace, refused, round, look.Cold, known, cancellationToken)
            : AtMost(LookAgain, round.Wait);
    }

    // Only the token of a webhook has a trouble of its own: where the token that looks people up posts too, the connection's badge says it.
    private async Task LearnAsync(SlackConnection connection, LookupRound round)
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

    // Many whose people nobody knows yet may be due before one whose people are all known, who need not wait for them.
    private async Task<Look> AddressKnownAsync(
        SlackConnection connection, SlackPace pace, bool canLookUp, Dictionary<string, string?> known, CancellationToken cancellationToken)
    {
        var (id, onlyTests, now) = (connection.Row.Id, connection.Row.Status == ConnectionStatus.ReconnectNeeded, time.GetUtcNow());
        var cold = new List<UnknownPeople>();
        var (left, isAll) = (0, false);
        UnknownPeople? last = null;
        for (var pages = 0; pages < MostPages; pages++)
        {
            var page = await notifications.PageAsync(id, onlyTests, now, last, cancellationToken);
            if (canLookUp)
            {
                await LearnAsync(id, page, known, cancellationToken);
            }

            var isReady = page.ToLookup(one => !canLookUp || one.Emails.All(known.ContainsKey));
            var ready = await notifications.ReadAsync([.. isReady[true].Select(one => one.Id)], cancellationToken);
            var waiting = await AddressAsync(connection, pace, ready, known, cancellationToken);
            (last, left) = (page.Count > 0 ? page[^1] : last, left + waiting);
            cold.AddRange(isReady[false]);
            isAll = page.Count < UnresolvedNotifications.PageSize;
            if (isAll || waiting < ready.Count)
            {
                break;
            }
        }

        return new Look(IsEmpty: last is null, isAll, left, cold);
    }

    private async Task LearnAsync(Guid connectionId, IReadOnlyList<UnknownPeople> page, Dictionary<string, string?> known, CancellationToken cancellationToken)
    {
        var emails = page.SelectMany(one => one.Emails).Where(email => !known.ContainsKey(email)).Distinct(StringComparer.Ordinal).ToList();
        foreach (var (email, slackUserId) in await cache.KnownAsync(connectionId, emails, cancellationToken))
        {
            known[email] = slackUserId;
        }
    }

    // For now only: whom Slack would not speak of is named this once.
    private static void Take(LookupRound round, Dictionary<string, string?> known)
    {
        foreach (var (email, slackUserId) in round.Answers)
        {
            known[email] = slackUserId;
        }

        foreach (var email in round.RefusedEmails)
        {
            known[email] = null;
        }
    }

    // Whoever was just forgotten can be asked for at once, whatever the others wait for.
    private TimeSpan DelayBeforeOpening(SlackPace pace)
    {
        var now = time.GetUtcNow();
        var opening = pace.DelayBefore(SlackMethod.OpenConversation, now);
        return AtMost(LookAgain, opening > TimeSpan.Zero ? opening : pace.DelayBefore(SlackMethod.UserDetails, now));
    }

    // What comes meanwhile may be for people who are known: no limit of Slack's keeps it waiting.
    private static TimeSpan AtMost(TimeSpan most, TimeSpan wait) => wait < most ? wait : most;

    // A webhook posts without its lookup token too: names must do. A bot token that may not ask may not post either.
    private async Task<TimeSpan?> RefusedAsync(
        SlackConnection connection,
        SlackPace pace,
        SlackError refused,
        LookupRound round,
        IReadOnlyList<UnknownPeople> cold,
        Dictionary<string, string?> known,
        CancellationToken cancellationToken)
    {
        await errors.ReportLookupAsync(connection, refused);
        if (connection.Mode.HasFixedChannel)
        {
            Take(round, known);
            // A token that may not ask at all will not find the others either; anything else may be the matter with this one person.
            var decided = refused.Kind == SlackErrorKind.Connection ? cold : cold.Where(one => one.Emails.All(known.ContainsKey));
            var named = await notifications.ReadAsync([.. decided.Take(UnresolvedNotifications.PageSize).Select(one => one.Id)], cancellationToken);
            await AddressAsync(connection, pace, named, known, cancellationToken);
            return TimeSpan.Zero;
        }

        var now = time.GetUtcNow();
        await health.FailedAsync(connection, refused, now);
        var tests = await notifications.ReadAsync([.. cold.Where(one => one.IsTest).Select(one => one.Id)], cancellationToken);
        await store.AddressAsync([.. tests.Select(test => Addressed.Nowhere(refused.Code, test, now))]);
        if (refused.Kind != SlackErrorKind.Connection && round.Answers.Count == 0)
        {
            // The lane does not stop for it, and Slack would not answer otherwise a second later.
            pace.Hold(SlackMethod.LookupByEmail, now + RefusedPause);
        }

        return LookAgain;
    }

    /// <summary>Answers how many could not be addressed yet.</summary>
    private async Task<int> AddressAsync(
        SlackConnection connection, SlackPace pace, IReadOnlyList<Unresolved> page, IReadOnlyDictionary<string, string?> known, CancellationToken cancellationToken)
    {
        if (page.Count == 0)
        {
            return 0;
        }

        var addressed = new List<AddressedNotification>(page.Count);
        foreach (var one in page)
        {
            if (await AddressAsync(connection, pace, one, known, cancellationToken) is { } done)
            {
                addressed.Add(done);
                await ReportAsync(connection, one, done);
            }
        }

        await store.AddressAsync(addressed);
        return page.Count - addressed.Count;
    }

    private async Task<AddressedNotification?> AddressAsync(
        SlackConnection connection, SlackPace pace, Unresolved one, IReadOnlyDictionary<string, string?> known, CancellationToken cancellationToken)
    {
        var (route, people, address) = Addressed.Find(one, known);
        var now = time.GetUtcNow();
        return address switch
        {
            PostTo post => Addressed.To(post.Target, one, route, people, now),
            OpenWith open => await OpenAsync(connection, pace, one, route, people, open, cancellationToken),
            Unreachable unreachable => Addressed.Nowhere(unreachable.Code, one, now),
            _ => throw new InvalidOperationException($"There is no way to {address}."),
        };
    }

    private async Task<AddressedNotification?> OpenAsync(
        SlackConnection connection, SlackPace pace, Unresolved one, RouteDecision route, IReadOnlyList<Recipient> people, OpenWith open, CancellationToken cancellationToken)
    {
        var opened = await conversations.OpenAsync(connection, pace, people, open.UserIds, cancellationToken);
        var now = time.GetUtcNow();
        if (opened.Error is { } error)
        {
            await health.FailedAsync(connection, error, now);
            return Addressed.Nowhere(error.Code, one, now);
        }

        return opened.Value is { } channel ? Addressed.To(channel, one, route, people, now) : null;
    }

    // Of several people who cannot be brought together nobody knows which; where none of them is in Slack, it is each.
    private static IEnumerable<string?> BlamedFor(string problem, List<NotificationRecipient> people) =>
        people.Count == 1 || problem == "users_not_found" ? people.Select(person => person.Email) : [null];

    private async Task ReportAsync(SlackConnection connection, Unresolved one, AddressedNotification done)
    {
        if (done.Problem is { } problem)
        {
            foreach (var email in BlamedFor(problem, one.Row.Recipients))
            {
                await errors.ReportPersonAsync(connection.Row, one.Row, problem, email);
            }
        }

        foreach (var unreached in done.Unreached)
        {
            await errors.ReportPersonAsync(connection.Row, unreached, unreached.LastError!, unreached.Recipients[0].Email);
        }
    }

    /// <param name="IsEmpty">Nothing at all waits.</param>
    /// <param name="IsAll">Nothing waits beyond what was looked at.</param>
    /// <param name="Left">How many are known and could not be addressed yet.</param>
    /// <param name="Cold">Those of whose people somebody is unknown.</param>
    private sealed record Look(bool IsEmpty, bool IsAll, int Left, IReadOnlyList<UnknownPeople> Cold);
}
