using Microsoft.EntityFrameworkCore;
using Portal.Data;
using Portal.Data.Providers;
using Portal.Domain.Notifications;
using Portal.UnitTests.Support;
using Portal.Worker.Notifications.Addressing;
using Portal.Worker.Notifications.Steps;

namespace Portal.UnitTests.Data;

public sealed class UnresolvedNotificationsTests
{
    [Theory]
    [EachDatabase]
    public async Task Page_ManyDueInOneMoment_EachIsReadOnceAndTheLongestDueFirst(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        await using var host = await DataHost.StartAsync(database);
        var rows = await host.AddInstanceAsync();
        var received = rows.Event("many");
        var all = Enumerable.Range(0, 1_200).Select(number => Waiting(rows, received, number)).ToList();
        await host.SaveAsync([received, .. all]);
        var early = all.Where((_, number) => number % 3 == 0).Select(row => row.Id).ToList();
        await host.ReadAsync(db => db.Notifications.Where(row => early.Contains(row.Id))
            .ExecuteUpdateAsync(row => row.SetProperty(one => one.DueAt, host.Time.Now.AddMinutes(-1))));
        var contexts = host.Get<IDbContextFactory<PortalDbContext>>();
        var unresolved = new UnresolvedNotifications(contexts, new StepBook(contexts));
        var read = new List<UnknownPeople>();

        for (var (pages, isMore) = (0, true); isMore; pages++)
        {
            var page = await unresolved.PageAsync(all[0].ConnectionId!.Value, onlyTests: false, host.Time.Now, read.LastOrDefault(), CancellationToken.None);
            read.AddRange(page);
            isMore = page.Count == UnresolvedNotifications.PageSize && pages < 5;
        }

        read.Count.ShouldBe(all.Count);
        read.Select(one => one.Id).ToHashSet().SetEquals(all.Select(row => row.Id)).ShouldBeTrue();
        read.Take(early.Count).Select(one => one.Id).ToHashSet().SetEquals(early).ShouldBeTrue();
        read.ShouldAllBe(one => one.Emails.Count == 1 && !one.IsTest);
        (await unresolved.ReadAsync([all[7].Id], CancellationToken.None)).ShouldHaveSingleItem().Row.Recipients.ShouldHaveSingleItem();
    }

    private static Notification Waiting(SampleRows rows, ReceivedEvent received, int number)
    {
        var row = rows.Notification(received.Id, $"person:{number}");
        row.Recipients.Add(new NotificationRecipient
        {
            NotificationId = row.Id,
            Position = 0,
            InstanceId = rows.InstanceId,
            DisplayName = "Somebody",
            NameKey = "somebody",
            Email = $"p{number}@acme.test",
        });
        return row;
    }
}
