using Microsoft.Extensions.DependencyInjection;
using Portal.Domain.Notifications;
using Portal.Features.Home;

namespace Portal.UnitTests.Features.Home;

public sealed class GetOverviewTests : FeatureDatabase
{
    [Fact]
    public async Task Handle_NothingYet_HasNoStepDone()
    {
        var overview = await Get<GetOverview>().HandleAsync(Caller, CancellationToken.None);

        overview.Setup.Done.ShouldBe(0);
        overview.Hours.Count.ShouldBe(24);
        overview.Hours.ShouldAllBe(hour => hour.Total == 0);
    }

    [Fact]
    public async Task Handle_Notifications_CountsByHourAndOutcomeWithoutTests()
    {
        var received = Rows.Event(Caller, Clock.GetUtcNow());
        await SaveAsync(db =>
        {
            db.Events.Add(received);
            db.Connections.Add(Rows.Connection(Caller, "Finance", Clock.GetUtcNow()));
            db.Notifications.AddRange(
                Rows.Notification(Caller, Clock.GetUtcNow(), eventId: received.Id, recipientKey: "person:a"),
                Rows.Notification(Caller, Clock.GetUtcNow(), NotificationState.Failed, eventId: received.Id, recipientKey: "person:b"),
                Rows.Notification(Caller, Clock.GetUtcNow().AddHours(-3), NotificationState.FellBack, eventId: received.Id, recipientKey: "person:c"),
                Rows.Notification(Caller, Clock.GetUtcNow().AddHours(-24), eventId: received.Id, recipientKey: "person:d"),
                Rows.Notification(Caller, Clock.GetUtcNow(), eventId: null, recipientKey: "person:e"));
            db.Errors.Add(Rows.Error(Caller, Clock.GetUtcNow()));
            db.Errors.Add(Rows.Error(Stranger, Clock.GetUtcNow()));
        });

        var overview = await Get<GetOverview>().HandleAsync(Caller, CancellationToken.None);

        overview.Hours[^1].ShouldBe(new HourCount(Clock.GetUtcNow(), 1, 0, 1, 0));
        overview.Hours[^4].FellBack.ShouldBe(1);
        overview.Hours.Sum(hour => hour.Total).ShouldBe(3);
        overview.OpenErrors.ShouldBe(1);
        overview.Setup.ShouldBe(new SetupProgress(ConnectionAdded: true, ConnectionTested: false, SourceCreated: false, EventReceived: true, NotificationDelivered: true));
    }

    protected override void AddServices(IServiceCollection services) => new HomeFeature().AddServices(services);
}
