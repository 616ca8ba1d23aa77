using Microsoft.EntityFrameworkCore;
using Portal.Data.Notifications.Writing;
using Portal.Data.Providers;
using Portal.Domain.Notifications;
using Portal.UnitTests.Support;

namespace Portal.UnitTests.Data;

/// <summary>Where notifications go, written past EF Core.</summary>
public sealed class AddressingStatementsTests(Databases databases) : IClassFixture<Databases>
{
    [Theory]
    [EachDatabase]
    public async Task Address_Nowhere_EndsItsTimeNowAndNeverLaterThanBefore(DatabaseProvider provider)
    {
        var host = await databases.OpenAsync(provider);
        var rows = await host.AddInstanceAsync();
        var (early, late) = (rows.Notification(null), rows.Notification(null));
        await host.SaveAsync(early, late);
        var (before, after) = (early.GiveUpAt.AddMinutes(-1), late.GiveUpAt.AddMinutes(1));

        await host.Get<DeliveryStore>().AddressAsync([Nowhere(early, before), Nowhere(late, after)]);

        (await ReadAsync(early)).ShouldSatisfyAllConditions(row => row.GiveUpAt.ShouldBe(before), row => row.LastError.ShouldBe("users_not_found"));
        (await ReadAsync(late)).ShouldSatisfyAllConditions(row => row.GiveUpAt.ShouldBe(late.GiveUpAt), row => row.LastError.ShouldBe("users_not_found"));

        Task<Notification> ReadAsync(Notification row) => host.ReadAsync(db => db.Notifications.SingleAsync(one => one.Id == row.Id));
        static AddressedNotification Nowhere(Notification row, DateTimeOffset at) =>
            new() { Id = row.Id, InstanceId = row.InstanceId, StepId = row.StepId, At = at, Problem = "users_not_found" };
    }
}
