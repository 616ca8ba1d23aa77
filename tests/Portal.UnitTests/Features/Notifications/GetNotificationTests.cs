using Portal.Domain.Notifications;
using Portal.Features.Notifications.Story;
using Portal.UnitTests.Support;

namespace Portal.UnitTests.Features.Notifications;

public sealed class GetNotificationTests : NotificationsDatabase
{
    [Fact]
    public async Task HandleAsync_OwnNotification_WholeStory()
    {
        var connection = Rows.Connection(Caller, "Finance", Clock.Now);
        var received = Rows.Event(Caller, Clock.Now);
        var row = Rows.Notification(Caller, Clock.Now, NotificationState.FellBack, eventId: received.Id, connectionId: connection.Id, people: ("Jan", "jan@acme.test"));
        await SaveAsync(db =>
        {
            db.AddRange(connection, received, row);
            db.DeliveryAttempts.AddRange(
                Rows.Attempt(row.Id, 2, Clock.Now, AttemptOutcome.Succeeded, "fallback:EMAIL", status: null),
                Rows.Attempt(row.Id, 1, Clock.Now, AttemptOutcome.Failed, status: 404, error: "no_service"));
        });

        var detail = (await Get<GetNotification>().HandleAsync(Caller, row.Id, CancellationToken.None)).Value.ShouldNotBeNull();

        detail.ConnectionName.ShouldBe("Finance");
        detail.Event!.IdempotencyKey.ShouldBe(received.IdempotencyKey);
        detail.Recipients.ShouldHaveSingleItem().DisplayName.ShouldBe("Jan");
        detail.Attempts.Select(attempt => attempt.Number).ShouldBe([1, 2]);
        detail.Attempts[0].Advice!.Code.ShouldBe("no_service");
        detail.Attempts[0].Advice!.Message.ShouldContain("Finance");
        detail.Attempts[1].Advice.ShouldBeNull();
        detail.Route!.Fallback.ShouldBe("EMAIL");
        detail.CanResend.ShouldBeTrue();
        detail.FallbackWasTaken.ShouldBeTrue();
    }

    [Fact]
    public async Task HandleAsync_OthersId_MissingAsIfThereWereNone()
    {
        var neighbours = Rows.Notification(Neighbour, Clock.Now);
        var strangers = Rows.Notification(Stranger, Clock.Now);
        await SaveAsync(db => db.Notifications.AddRange(neighbours, strangers));

        (await Get<GetNotification>().HandleAsync(Caller, neighbours.Id, CancellationToken.None)).IsMissing.ShouldBeTrue();
        (await Get<GetNotification>().HandleAsync(Caller, strangers.Id, CancellationToken.None)).IsMissing.ShouldBeTrue();
        (await Get<GetNotification>().HandleAsync(Caller, Guid.Empty, CancellationToken.None)).IsMissing.ShouldBeTrue();
    }

    [Fact]
    public async Task HandleAsync_EventOfOwnInstance_NotificationsWithAttempts()
    {
        var received = Rows.Event(Caller, Clock.Now, """{"type":"CALL_FOR_ACTION","subject":{"key":"FIN-12"}}""");
        var row = Rows.Notification(Caller, Clock.Now, eventId: received.Id);
        await SaveAsync(db =>
        {
            db.AddRange(received, row);
            db.DeliveryAttempts.Add(Rows.Attempt(row.Id, 1, Clock.Now, AttemptOutcome.Succeeded));
        });

        var view = (await Get<GetEvent>().HandleAsync(Caller, received.Id, CancellationToken.None)).Value.ShouldNotBeNull();

        view.Status.ShouldBe("planned");
        view.Body!.Value.GetProperty("subject").GetProperty("key").GetString().ShouldBe("FIN-12");
        var notification = view.Notifications.ShouldHaveSingleItem();
        notification.State.ShouldBe("DELIVERED");
        notification.Attempts.ShouldHaveSingleItem().Outcome.ShouldBe("SUCCEEDED");
    }

    [Fact]
    public async Task HandleAsync_EventOfOthers_Missing()
    {
        var received = Rows.Event(Neighbour, Clock.Now);
        await SaveAsync(db => db.Events.Add(received));

        (await Get<GetEvent>().HandleAsync(Caller, received.Id, CancellationToken.None)).IsMissing.ShouldBeTrue();
    }
}
