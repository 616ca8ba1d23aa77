using Portal.Data.Notifications.Writing;
using Portal.Data.Providers;
using Portal.Domain.Notifications;
using Portal.UnitTests.Support;

namespace Portal.UnitTests.Data;

public sealed class StepStateTests
{
    [Theory]
    [EachDatabase]
    public async Task ApplyStep_ReopenedMeanwhile_StaysChanged(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        await using var host = await DataHost.StartAsync(database);
        var rows = await host.AddInstanceAsync();
        var seen = host.Time.Now;
        StepChanges Whole(DateTimeOffset since) => new() { InstanceId = rows.Instance.Id, StepId = "s-1", Version = 1, At = seen, Since = since, IsAll = true };
        await host.SaveAsync(new StepState
        {
            InstanceId = rows.Instance.Id,
            StepId = "s-1",
            OrganizationId = rows.Organization.Id,
            Version = 1,
            Progress = "{}",
            Status = StepStateStatus.Changed,
            ChangedAt = seen.AddSeconds(1),
        });

        await host.Get<DeliveryStore>().ApplyStepAsync(Whole(seen));
        var reopened = await host.ReadAsync(db => db.StepStates.FindAsync(rows.Instance.Id, "s-1").AsTask());
        await host.Get<DeliveryStore>().ApplyStepAsync(Whole(reopened!.ChangedAt));

        reopened.Status.ShouldBe(StepStateStatus.Changed);
        (await host.ReadAsync(db => db.StepStates.FindAsync(rows.Instance.Id, "s-1").AsTask()))!.Status.ShouldBe(StepStateStatus.Applied);
    }
}
