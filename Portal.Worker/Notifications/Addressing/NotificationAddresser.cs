using Portal.Data.Notifications.Writing;
using Portal.Domain.Notifications;
using Portal.Domain.Notifications.Planning;
using Portal.Worker.Notifications.Attempts;
using Portal.Worker.Slack;

namespace Portal.Worker.Notifications.Addressing;

/// <summary>Addresses notifications whose people are known, and writes down whom Slack cannot reach.</summary>
internal sealed class NotificationAddresser(
    UnresolvedNotifications notifications,
    GroupConversations conversations,
    DeliveryStore store,
    ConnectionHealthBook health,
    DeliveryErrors errors,
    TimeProvider time)
{
    /// <summary>Answers how many are addressed now, and how many could not be yet.</summary>
    public async Task<(int Addressed, int Left)> AddressAsync(AddressingRun run, IReadOnlyList<Guid> ids, CancellationToken cancellationToken)
    {
        var addressed = new List<AddressedNotification>(ids.Count);
        var left = 0;
        var rows = await notifications.ReadAsync(ids, cancellationToken);
        var once = await notifications.ToldAsync([.. rows.Select(one => one.Row.EventId).OfType<Guid>().Distinct()], cancellationToken);
        foreach (var unresolved in rows)
        {
            if (await AddressAsync(run, unresolved, cancellationToken) is { } done)
            {
                done = once.Take(unresolved.Row, done);
                addressed.Add(done);
                await ReportAsync(run.Connection, unresolved.Row, done);
            }
            else
            {
                left++;
            }
        }

        if (addressed.Count > 0)
        {
            await store.AddressAsync(addressed);
        }

        return (addressed.Count, left);
    }

    /// <summary>Their fallback follows, with this reason.</summary>
    public async Task GiveUpAsync(IReadOnlyList<Guid> ids, string code, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var rows = await notifications.ReadAsync(ids, cancellationToken);
        if (rows.Count > 0)
        {
            await store.AddressAsync([.. rows.Select(row => Addressed.Nowhere(code, row, now))]);
        }
    }

    private async Task<AddressedNotification?> AddressAsync(AddressingRun run, Unresolved unresolved, CancellationToken cancellationToken)
    {
        var found = Addressed.Find(unresolved, run);
        return found.Address switch
        {
            PostTo post => Addressed.To(post.Target, unresolved, found, time.GetUtcNow()),
            OpenWith open => await OpenAsync(run, unresolved, found, open, cancellationToken),
            Unreachable unreachable => Addressed.Nowhere(unreachable.Code, unresolved, time.GetUtcNow()),
            _ => throw new InvalidOperationException($"There is no way to {found.Address}."),
        };
    }

    private async Task<AddressedNotification?> OpenAsync(AddressingRun run, Unresolved unresolved, FoundAddress found, OpenWith open, CancellationToken cancellationToken)
    {
        var opened = await conversations.OpenAsync(run.Connection, run.Pace, found.People, open.UserIds, cancellationToken);
        var now = time.GetUtcNow();
        if (opened.Error is { } error)
        {
            await health.FailedAsync(run.Connection, error, now);
            return Addressed.Nowhere(error.Code, unresolved, now);
        }

        return opened.Value is { } channel ? Addressed.To(channel, unresolved, found, now) : null;
    }

    private async Task ReportAsync(SlackConnection connection, Notification row, AddressedNotification done)
    {
        if (done is { Problem: { } problem, IsSuperseded: false })
        {
            foreach (var email in BlamedFor(problem, row.Recipients))
            {
                await errors.ReportPersonAsync(connection.Row, row, problem, email);
            }
        }

        foreach (var unreached in done.Unreached)
        {
            await errors.ReportPersonAsync(connection.Row, unreached, unreached.LastError!, unreached.Recipients[0].Email);
        }
    }

    // Slack does not say which of several people it cannot bring together; where none of them is in Slack, it is each.
    private static IEnumerable<string?> BlamedFor(string problem, List<NotificationRecipient> people) =>
        people.Count == 1 || problem == "users_not_found" ? people.Select(person => person.Email) : [null];
}
