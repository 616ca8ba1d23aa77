using Microsoft.EntityFrameworkCore;
using Portal.Data.Providers;
using Portal.UnitTests.Support;

namespace Portal.UnitTests.Data;

public sealed class UniqueRulesTests(Databases databases) : IClassFixture<Databases>
{
    [Theory]
    [EachDatabase]
    public async Task Connection_SameName_IsRefusedInOneInstanceOnly(DatabaseProvider provider)
    {
        var host = await databases.OpenAsync(provider);
        var (here, there) = (await host.AddInstanceAsync(), await host.AddInstanceAsync());
        await host.SaveAsync(here.Connection("Finance"));

        await Should.ThrowAsync<DbUpdateException>(() => host.SaveAsync(here.Connection("Finance")));
        await host.SaveAsync(there.Connection("Finance"));
    }

    [Theory]
    [EachDatabase]
    public async Task Connection_SecondDefault_IsRefusedInOneInstanceOnly(DatabaseProvider provider)
    {
        var host = await databases.OpenAsync(provider);
        var (here, there) = (await host.AddInstanceAsync(), await host.AddInstanceAsync());
        await host.SaveAsync(here.Connection("a", isDefault: true), here.Connection("b"), here.Connection("c"));

        await Should.ThrowAsync<DbUpdateException>(() => host.SaveAsync(here.Connection("d", isDefault: true)));
        await host.SaveAsync(there.Connection("a", isDefault: true));
    }

    [Theory]
    [EachDatabase]
    public async Task Connection_ManyBecomeDefaultAtOnce_OneDoes(DatabaseProvider provider)
    {
        var host = await databases.OpenAsync(provider);
        var rows = await host.AddInstanceAsync();

        var results = await Task.WhenAll(Enumerable.Range(0, 8).Select(number => TrySaveAsync(host, rows.Connection("c" + number, isDefault: true))));

        results.Count(isSaved => isSaved).ShouldBe(1);
        (await host.ReadAsync(db => db.Connections.CountAsync(row => row.InstanceId == rows.InstanceId && row.IsDefault))).ShouldBe(1);
    }

    [Theory]
    [EachDatabase]
    public async Task Event_SameIdempotencyKey_IsRefusedInOneInstanceOnly(DatabaseProvider provider)
    {
        var host = await databases.OpenAsync(provider);
        var (here, there) = (await host.AddInstanceAsync(), await host.AddInstanceAsync());
        await host.SaveAsync(here.Event("evt-1"));

        await Should.ThrowAsync<DbUpdateException>(() => host.SaveAsync(here.Event("evt-1")));
        await host.SaveAsync(there.Event("evt-1"));
    }

    [Theory]
    [EachDatabase]
    public async Task Notification_SameEventRecipientAndPurpose_IsRefused(DatabaseProvider provider)
    {
        var host = await databases.OpenAsync(provider);
        var rows = await host.AddInstanceAsync();
        var received = rows.Event("evt-1");
        await host.SaveAsync(received, rows.Notification(received.Id));

        await Should.ThrowAsync<DbUpdateException>(() => host.SaveAsync(rows.Notification(received.Id)));
        await host.SaveAsync(rows.Notification(received.Id, recipientKey: "person:u1"), rows.Notification(received.Id, purpose: "mentions 1"));
    }

    [Theory]
    [EachDatabase]
    public async Task Notification_WithoutEvent_MayBeRepeated(DatabaseProvider provider)
    {
        var host = await databases.OpenAsync(provider);
        var rows = await host.AddInstanceAsync();

        await host.SaveAsync(rows.Notification(eventId: null), rows.Notification(eventId: null));

        (await host.ReadAsync(db => db.Notifications.CountAsync(row => row.InstanceId == rows.InstanceId))).ShouldBe(2);
    }

    private static async Task<bool> TrySaveAsync(DataHost host, object row)
    {
        try
        {
            await Task.Run(() => host.SaveAsync(row));
            return true;
        }
        catch (DbUpdateException)
        {
            return false;
        }
    }
}
