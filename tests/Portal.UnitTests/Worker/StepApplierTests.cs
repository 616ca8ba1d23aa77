using Microsoft.EntityFrameworkCore;
using Portal.Data;
using Portal.Data.Notifications.Writing;
using Portal.Data.Providers;
using Portal.Domain.Notifications;
using Portal.Domain.Notifications.Routing;
using Portal.Domain.Notifications.Steps;
using Portal.UnitTests.Support;
using Portal.Worker.Notifications.Steps;

namespace Portal.UnitTests.Worker;

/// <summary>What becomes of the replies that mention the rest of a large group when they still wait while their step goes on.</summary>
public sealed class StepApplierTests(Databases databases) : IClassFixture<Databases>
{
    [Theory]
    [EachDatabase]
    public async Task Apply_StepEnded_ReplyThatWaitsIsNotNeeded(DatabaseProvider provider) =>
        (await ApplyAsync(provider, StepPhase.Decided)).ShouldBe((NotificationState.Superseded, null, "reply"));

    [Theory]
    [EachDatabase]
    public async Task Apply_StepGoesOn_ReplyStillMentionsTheOthers(DatabaseProvider provider) =>
        (await ApplyAsync(provider, StepPhase.Open)).ShouldBe((NotificationState.Waiting, "due", "reply"));

    [Theory]
    [EachDatabase]
    public async Task Apply_StepEndedButNobodyWasAsked_ReplyStaysAsItIs(DatabaseProvider provider) =>
        (await ApplyAsync(provider, StepPhase.Expired, SampleEvents.Smallest.Replace("CALL_FOR_ACTION", "NOTIFICATION", StringComparison.Ordinal)))
            .ShouldBe((NotificationState.Waiting, "due", "reply"));

    /// <summary>Applies the phase to a step whose message was sent and whose reply waits; answers what the reply is then.</summary>
    private async Task<(NotificationState State, string? Due, string Payload)> ApplyAsync(DatabaseProvider provider, StepPhase phase, string body = SampleEvents.Smallest)
    {
        var host = await databases.OpenAsync(provider);
        var rows = await host.AddInstanceAsync();
        var received = rows.Event("evt-1", body, EventStatus.Planned);
        var (sent, reply) = (Row(rows, received, NotificationPurpose.Post, NotificationState.Delivered), Row(rows, received, NotificationPurpose.Mentions(1), NotificationState.Waiting, threadTs: "1.000001"));
        var last = new StepDecision(new PersonKey("u2", null, "Bea"), "APPROVED", rows.Now);
        var progress = new StepProgress { StepVersion = 1, Phase = phase, Last = last, Decisions = [last], ApprovedCount = 1, RequiredCount = 3, ChangedAt = rows.Now };
        await host.SaveAsync(received, sent, reply, rows.Message(sent, "s"), new StepState
        {
            InstanceId = rows.InstanceId,
            StepId = "s",
            OrganizationId = rows.Organization.Id,
            Version = 1,
            Progress = StepProgressJson.Write(progress),
            Status = StepStateStatus.Changed,
            ChangedAt = rows.Now,
        });

        (await new StepApplier(host.Get<IDbContextFactory<PortalDbContext>>(), host.Get<DeliveryStore>(), host.Time).ApplyNextAsync(CancellationToken.None)).ShouldBeTrue();

        var after = await host.ReadAsync(db => db.Notifications.SingleAsync(row => row.Id == reply.Id));
        return (after.State, after.DueAt is null ? null : "due", after.Payload);
    }

    private static Notification Row(SampleRows rows, ReceivedEvent received, NotificationPurpose purpose, NotificationState state, string? threadTs = null) => new()
    {
        Id = rows.NewId(),
        OrganizationId = received.OrganizationId,
        InstanceId = received.InstanceId,
        EventId = received.Id,
        ConnectionId = SampleEvents.ConnectionId,
        RecipientKey = RecipientKey.Channel("C1"),
        Purpose = purpose,
        Target = "C1",
        ThreadTs = threadTs,
        EventType = "CALL_FOR_ACTION",
        Subject = "FIN-12",
        StepId = "s",
        State = state,
        CreatedAt = rows.Now,
        DueAt = rows.Now,
        GiveUpAt = rows.Now.AddMinutes(5),
        Route = RouteDecisionJson.Write(SampleEvents.AppRoute(DeliveryMode.Channel, "C1")),
        Payload = "reply",
    };
}
