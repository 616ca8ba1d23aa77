using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Portal.Data.Notifications.Writing;
using Portal.Data.Providers;
using Portal.Domain.Notifications;
using Portal.UnitTests.Support;

namespace Portal.UnitTests.Data;

public sealed class ForeignKeyTests(Databases databases) : IClassFixture<Databases>
{
    [Theory]
    [EachDatabase]
    public async Task Save_ConnectionOfUnknownInstance_IsRefused(DatabaseProvider provider)
    {
        var host = await databases.OpenAsync(provider);

        await Should.ThrowAsync<DbUpdateException>(() => host.SaveAsync(new SampleRows(host.Time.Now).Connection("Finance")));
    }

    [Theory]
    [EachDatabase]
    public async Task TryStore_EventOfUnknownInstance_IsRefused(DatabaseProvider provider)
    {
        var host = await databases.OpenAsync(provider);

        host.Get<EventStore>().TryStore(new SampleRows(host.Time.Now).Event("evt-1"), null, out var stored).ShouldBeTrue();

        await Should.ThrowAsync<DbException>(() => stored);
    }

    [Theory]
    [EachDatabase]
    public async Task Delete_ConnectionThatADefinitionUses_IsRefused(DatabaseProvider provider)
    {
        var host = await databases.OpenAsync(provider);
        var rows = await host.AddInstanceAsync();
        var connection = rows.Connection("Finance");
        await host.SaveAsync(connection, rows.Definition(connection.Id));

        await Should.ThrowAsync<DbException>(() => host.ReadAsync(db => db.Connections.Where(row => row.Id == connection.Id).ExecuteDeleteAsync()));
    }

    [Theory]
    [EachDatabase]
    public async Task Delete_Event_TakesAllThatHangsOnIt(DatabaseProvider provider)
    {
        var host = await databases.OpenAsync(provider);
        await using var db = host.Open();
        var rows = new FilledRows(db.Model, host.Time.Now);
        await host.SaveAsync([.. rows.All]);
        var notification = rows.Get<Notification>();

        await db.Events.Where(row => row.Id == notification.EventId).ExecuteDeleteAsync();

        (await db.Notifications.AnyAsync(row => row.Id == notification.Id)).ShouldBeFalse();
        (await db.NotificationRecipients.AnyAsync(row => row.NotificationId == notification.Id)).ShouldBeFalse();
        (await db.DeliveryAttempts.AnyAsync(row => row.NotificationId == notification.Id)).ShouldBeFalse();
        (await db.Messages.AnyAsync(row => row.NotificationId == notification.Id)).ShouldBeFalse();
    }
}
