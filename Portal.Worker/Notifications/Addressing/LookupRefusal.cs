using Portal.Domain.Slack;
using Portal.Worker.Notifications.Attempts;
using Portal.Worker.Slack;

namespace Portal.Worker.Notifications.Addressing;

/// <summary>What follows when Slack refuses to look people up.</summary>
internal sealed class LookupRefusal(NotificationAddresser addresser, ConnectionHealthBook health, DeliveryErrors errors, TimeProvider time)
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(30);

    /// <summary>
    /// A webhook posts without its lookup token too: names must do. A bot token that may not ask may not post either. Answers whether something
    /// was addressed all the same.
    /// </summary>
    public async Task<bool> TakeAsync(
        AddressingRun run, SlackError refused, LookupRound round, IReadOnlyList<UnknownPeople> cold, CancellationToken cancellationToken)
    {
        await errors.ReportLookupAsync(run.Connection, refused);
        if (run.Connection.Mode.HasFixedChannel)
        {
            await PostByNameAsync(run, refused, round, cold, cancellationToken);
            return true;
        }

        var now = time.GetUtcNow();
        await health.FailedAsync(run.Connection, refused, now);
        await addresser.GiveUpAsync([.. cold.Where(one => one.IsTest).Select(one => one.Id)], refused.Code, cancellationToken);
        if (refused.Kind != SlackErrorKind.Connection && round.Answers.Count == 0)
        {
            // The lane does not stop for it, and Slack would not answer otherwise a second later.
            run.Pace.Pause(SlackMethod.LookupByEmail, Pause);
        }

        return false;
    }

    private async Task PostByNameAsync(
        AddressingRun run, SlackError refused, LookupRound round, IReadOnlyList<UnknownPeople> cold, CancellationToken cancellationToken)
    {
        run.Add(round.Answers);
        run.NameOnly(round.RefusedEmails);
        // A token that may not ask at all will not find the others either; anything else may be the matter with this one person.
        var decided = refused.Kind == SlackErrorKind.Connection ? cold : cold.Where(run.Knows);
        await addresser.AddressAsync(run, [.. decided.Take(UnresolvedNotifications.PageSize).Select(one => one.Id)], cancellationToken);
    }
}
