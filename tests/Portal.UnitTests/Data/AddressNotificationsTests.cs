using Portal.Data.Notifications.Writing;
using Portal.Data.Providers;
using Portal.Domain.Notifications;
using Portal.UnitTests.Support;

namespace Portal.UnitTests.Data;

public sealed class AddressNotificationsTests(Databases databases) : IClassFixture<Databases>
{
    [Theory]
    [EachDatabase]
    public async Task Address_StepWentOnMeanwhile_LeavesTheNewerStateForTheNextRound(DatabaseProvider provider)
    {
        var host = await databases.OpenAsync(provider);
        var rows = await host.AddInstanceAsync();
        var (store, unresolved, unreached) = (host.Get<DeliveryStore>(), rows.Notification(null, stepId: "step-1"), rows.Notification(null, purpose: "not_in_slack"));
        var person = new NotificationRecipient { NotificationId = unresolved.Id, Position = 0, InstanceId = rows.InstanceId, DisplayName = "Jan", NameKey = "jan" };
        await host.SaveAsync(unresolved, person);
        AddressedNotification Addressed(int version) => new()
        {
            Id = unresolved.Id,
            InstanceId = rows.InstanceId,
            StepId = "step-1",
            At = rows.Now,
            Target = "D1",
            Payload = $"addressed {version}",
            ContentVersion = version,
            People = new Dictionary<int, string> { [0] = "U1" },
            Unreached = [unreached],
        };
        await store.ApplyStepAsync(new StepChanges
        {
            InstanceId = rows.InstanceId,
            StepId = "step-1",
            Version = 1,
            At = rows.Now,
            Since = rows.Now,
            Rewritten = [new RewrittenNotification(unresolved.Id, "progress")],
        });

        await store.AddressAsync([Addressed(0)]);
        (await LookAsync()).ShouldBe((null, "progress", 1, null, false));

        await store.AddressAsync([Addressed(1)]);
        (await LookAsync()).ShouldBe(("D1", "addressed 1", 1, "U1", true));

        async Task<(string? Target, string Payload, int Version, string? SlackUserId, bool IsUnreachedThere)> LookAsync()
        {
            return await host.ReadAsync(async db => await db.Notifications.FindAsync(unresolved.Id) is not { } row ? default : (
                row.Target,
                row.Payload,
                row.ContentVersion,
                (await db.NotificationRecipients.FindAsync(unresolved.Id, 0))!.SlackUserId,
                await db.Notifications.FindAsync(unreached.Id) is not null));
        }
    }
}
