using Microsoft.Extensions.Options;
using Portal.Domain;
using Portal.Domain.Notifications;
using Portal.Domain.Notifications.Planning;
using Portal.Domain.Slack;
using Portal.Slack;
using Portal.Slack.Api;
using Portal.Worker.Slack;

namespace Portal.Worker.Notifications.Addressing;

/// <summary>Asks Slack which users people are, as far as its limits allow now: each by e-mail, or the whole list where that is done sooner.</summary>
internal sealed class SlackUserLookup(SlackWebApi slack, IOptions<SlackOptions> options, Jitter jitter, TimeProvider time)
{
    private const int SideBySide = 16;
    private const int PageSize = 200;
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(2);

    // A token may find people and not list them, and a cursor may be too old: each person can be asked for all the same.
    private static readonly TimeSpan WithoutList = TimeSpan.FromMinutes(10);

    /// <summary>One round: a page of the list, or some lookups. Nothing where every limit is used up; the pace says until when.</summary>
    public async Task<LookupRound> AskAsync(Secret token, SlackPace pace, SlackUserListing listing, PeopleToAsk people, CancellationToken cancellationToken)
    {
        var cold = people.Unknown;
        var now = time.GetUtcNow();
        var limits = (options.Value.Limits.Tier3PerMinute, options.Value.Limits.Tier2PerMinute);
        var lookupsNow = pace.Available(SlackMethod.LookupByEmail, cold.Count);
        var prefersList = listing.IsUsable(now) && LookupPlan.PrefersList(cold.Count, lookupsNow, listing.PagesRead, limits);
        if (prefersList && pace.Take(SlackMethod.ListUsers, 1) == 1)
        {
            return await ReadPageAsync(token, pace, listing, people, cancellationToken);
        }

        var round = new LookupRound();
        var count = pace.Take(SlackMethod.LookupByEmail, Math.Min(SideBySide, cold.Count + people.Doubtful.Count));
        round.Wait = count > 0 ? TimeSpan.Zero : DelayBeforeAsking(pace, prefersList);
        await Task.WhenAll(cold.Concat(people.Doubtful).Take(count).Select(email => LookUpAsync(token, pace, email, round, cancellationToken)));
        return round;
    }

    private static TimeSpan DelayBeforeAsking(SlackPace pace, bool prefersList)
    {
        var lookups = pace.DelayBefore(SlackMethod.LookupByEmail);
        var pages = pace.DelayBefore(SlackMethod.ListUsers);
        return prefersList && pages < lookups ? pages : lookups;
    }

    private async Task LookUpAsync(Secret token, SlackPace pace, string email, LookupRound round, CancellationToken cancellationToken)
    {
        var answer = await slack.LookupByEmailAsync(token, email, cancellationToken);
        if (answer.Value is { } user)
        {
            round.Add(email, IdOf(user));
        }
        else if (answer.Error!.IsAboutPerson)
        {
            // A proxy's 404 or a policy of the workspace says nothing of who is in Slack, and must not be kept for an hour as if it did.
            round.Add(email, null);
        }
        else if (!Wait(pace, SlackMethod.LookupByEmail, answer.Error))
        {
            round.Refuse(email, answer.Error);
        }
    }

    private async Task<LookupRound> ReadPageAsync(Secret token, SlackPace pace, SlackUserListing listing, PeopleToAsk people, CancellationToken cancellationToken)
    {
        var cold = people.Unknown;
        var round = new LookupRound();
        listing.Begin(cold);
        var answer = await slack.ListUsersAsync(token, listing.Cursor, PageSize, cancellationToken);
        if (answer.Value is not { } page)
        {
            if (!Wait(pace, SlackMethod.ListUsers, answer.Error!))
            {
                listing.Avoid(time.GetUtcNow() + WithoutList);
            }

            return round;
        }

        var asked = cold.ToHashSet(StringComparer.Ordinal);
        foreach (var user in page.Items)
        {
            if (EmailKey.Of(user.Email) is not { } email)
            {
                continue;
            }

            // Who was found earlier is checked by the way, deactivated ones included: another account may have the address of those.
            if (people.Remembered(email) == user.Id)
            {
                round.Add(email, IdOf(user));
            }
            else if (asked.Contains(email) && IdOf(user) is { } id)
            {
                round.Add(email, id);
            }
        }

        if (page.NextCursor is { } next)
        {
            listing.Read(next);
            return round;
        }

        foreach (var email in cold.Where(email => listing.Emails.Contains(email) && !round.Answers.ContainsKey(email)))
        {
            round.Add(email, null);
        }

        listing.End();
        return round;
    }

    // A deactivated account takes no messages; it is as good as none.
    private static string? IdOf(SlackUser user) => user.IsDeleted ? null : user.Id;

    /// <summary>Holds the method when Slack will answer later; false when it never will.</summary>
    private bool Wait(SlackPace pace, SlackMethod method, SlackError error) => pace.WaitsFor(method, error, Pause * (1 + (0.2 * jitter.Next())));
}
