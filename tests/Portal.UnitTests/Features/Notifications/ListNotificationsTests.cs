using Portal.Domain.Notifications;
using Portal.Features;
using Portal.Features.Notifications.List;
using Portal.UnitTests.Support;

namespace Portal.UnitTests.Features.Notifications;

public sealed class ListNotificationsTests : NotificationsDatabase
{
    [Fact]
    public async Task HandleAsync_NoFilter_NewestFirstWithTotal()
    {
        await SaveAsync(db => db.Notifications.AddRange(Enumerable.Range(0, 7).Select(i => Rows.Notification(Caller, Clock.Now.AddMinutes(i), subject: $"S-{i}", recipientKey: $"person:{i}"))));

        var page = await ListAsync(new NotificationFilter(), offset: 2, limit: 3);

        page.Items.Select(row => row.Subject).ShouldBe(["S-4", "S-3", "S-2"]);
        page.Total.ShouldBe(7);
    }

    [Fact]
    public async Task HandleAsync_OffsetBeyondTheEnd_EmptyWithTotal()
    {
        await SaveAsync(db => db.Notifications.Add(Rows.Notification(Caller, Clock.Now)));

        var page = await ListAsync(new NotificationFilter(), offset: 50);

        page.Items.ShouldBeEmpty();
        page.Total.ShouldBe(1);
    }

    [Fact]
    public async Task HandleAsync_OtherInstances_NotSeen()
    {
        await SaveAsync(db => db.Notifications.AddRange(Rows.Notification(Neighbour, Clock.Now), Rows.Notification(Stranger, Clock.Now)));

        (await ListAsync(new NotificationFilter())).Total.ShouldBe(0);
    }

    [Fact]
    public async Task HandleAsync_RightInstanceOfWrongOrganization_NotSeen()
    {
        await SaveAsync(db => db.Notifications.Add(Rows.Notification(Caller, Clock.Now)));

        var page = await Get<ListNotifications>().HandleAsync(Caller with { OrganizationId = Stranger.OrganizationId }, new NotificationFilter(), 0, 50, CancellationToken.None);

        page.Total.ShouldBe(0);
    }

    [Theory]
    [InlineData("jan", new[] { "A" })]
    [InlineData("JAN", new[] { "A" })]
    [InlineData(" jan kow", new[] { "A" })]
    [InlineData("kowalski", new string[0])]
    [InlineData("bea@", new[] { "B" })]
    [InlineData("zażółć", new[] { "B" })]
    [InlineData("j", new[] { "B", "A" })]
    [InlineData("j%", new string[0])]
    [InlineData("_an", new string[0])]
    [InlineData("' OR 1=1 --", new string[0])]
    public async Task HandleAsync_Person_PrefixOfNameOrEmailInAnyCase(string person, string[] subjects)
    {
        await SaveAsync(db => db.Notifications.AddRange(
            Rows.Notification(Caller, Clock.Now, subject: "A", recipientKey: "person:1", people: ("Jan Kowalski", "jan@acme.test")),
            Rows.Notification(Caller, Clock.Now.AddMinutes(1), subject: "B", recipientKey: "person:2", people: [("Zażółć Gęślą", "bea@acme.test"), ("Jürgen", null)])));

        var page = await ListAsync(new NotificationFilter { Person = person });

        page.Items.Select(row => row.Subject).ShouldBe(subjects);
        page.Total.ShouldBe(subjects.Length);
    }

    [Fact]
    public async Task HandleAsync_Person_OtherInstancesPeopleDoNotCount()
    {
        await SaveAsync(db => db.Notifications.Add(Rows.Notification(Neighbour, Clock.Now, people: ("Jan Kowalski", null))));

        (await ListAsync(new NotificationFilter { Person = "jan" })).Total.ShouldBe(0);
    }

    [Fact]
    public async Task HandleAsync_States_AnyOfThem()
    {
        await SaveAsync(db => db.Notifications.AddRange(Enum.GetValues<NotificationState>().Select(state => Rows.Notification(Caller, Clock.Now, state, subject: state.ToString()))));

        var page = await ListAsync(new NotificationFilter { States = [NotificationState.Failed, NotificationState.FellBack] });

        page.Items.Select(row => row.State).ShouldBe([NotificationState.Failed, NotificationState.FellBack], ignoreOrder: true);
    }

    [Fact]
    public async Task HandleAsync_Connection_ThatOneOrNone()
    {
        var connection = Rows.Connection(Caller, "Finance", Clock.Now);
        await SaveAsync(db =>
        {
            db.Connections.Add(connection);
            db.Notifications.AddRange(Rows.Notification(Caller, Clock.Now, subject: "with", connectionId: connection.Id), Rows.Notification(Caller, Clock.Now, subject: "without"));
        });

        (await ListAsync(new NotificationFilter { ConnectionId = connection.Id })).Items.ShouldHaveSingleItem().ConnectionName.ShouldBe("Finance");
        (await ListAsync(new NotificationFilter { ConnectionId = Guid.Empty })).Items.ShouldHaveSingleItem().Subject.ShouldBe("without");
        (await ListAsync(new NotificationFilter { ConnectionId = Guid.CreateVersion7(Clock.Now) })).Items.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("laptop", 1)]
    [InlineData("fin-12", 1)]
    [InlineData("%", 1)]
    [InlineData("nothing", 0)]
    public async Task HandleAsync_Search_PartOfTheSubjectInAnyCase(string text, int found)
    {
        await SaveAsync(db => db.Notifications.AddRange(Rows.Notification(Caller, Clock.Now, subject: "FIN-12: New Laptop, 10% off"), Rows.Notification(Caller, Clock.Now, subject: "Chair")));

        (await ListAsync(new NotificationFilter { Search = text })).Total.ShouldBe(found);
    }

    [Fact]
    public async Task HandleAsync_Times_FirstIncludedLastNot()
    {
        await SaveAsync(db => db.Notifications.AddRange(Enumerable.Range(0, 4).Select(i => Rows.Notification(Caller, Clock.Now.AddHours(i), subject: $"S-{i}"))));

        var page = await ListAsync(new NotificationFilter { From = Clock.Now.AddHours(1), To = Clock.Now.AddHours(3) });

        page.Items.Select(row => row.Subject).ShouldBe(["S-2", "S-1"]);
    }

    [Fact]
    public async Task HandleAsync_TypeAndOthers_AllMustHold()
    {
        await SaveAsync(db => db.Notifications.AddRange(
            Rows.Notification(Caller, Clock.Now, NotificationState.Failed, "A", type: "NOTIFICATION", people: ("Jan", null)),
            Rows.Notification(Caller, Clock.Now, NotificationState.Failed, "B", people: ("Jan", null)),
            Rows.Notification(Caller, Clock.Now, NotificationState.Delivered, "C", type: "NOTIFICATION", people: ("Jan", null))));

        var page = await ListAsync(new NotificationFilter { EventType = "NOTIFICATION", States = [NotificationState.Failed], Person = "jan" });

        page.Items.ShouldHaveSingleItem().Subject.ShouldBe("A");
    }

    [Fact]
    public async Task HandleAsync_ManyPeople_FirstThreeInOrderAndTheirCount()
    {
        await SaveAsync(db => db.Notifications.Add(Rows.Notification(Caller, Clock.Now, people: [.. Enumerable.Range(0, 9).Select(i => ($"Person {i}", (string?)null))])));

        var row = (await ListAsync(new NotificationFilter())).Items.ShouldHaveSingleItem();

        row.People.ShouldBe(["Person 0", "Person 1", "Person 2"]);
        row.PeopleCount.ShouldBe(9);
    }

    [Fact]
    public async Task HandleAsync_CountedByState_OnlyTheLastDay()
    {
        await SaveAsync(db => db.Notifications.AddRange(
            Rows.Notification(Caller, Clock.Now, NotificationState.Failed),
            Rows.Notification(Caller, Clock.Now.AddHours(-23)),
            Rows.Notification(Caller, Clock.Now.AddHours(-25)),
            Rows.Notification(Neighbour, Clock.Now)));

        var counts = await Get<CountNotifications>().HandleAsync(Caller, CancellationToken.None);

        counts.Of(NotificationState.Failed).ShouldBe(1);
        counts.Of(NotificationState.Delivered).ShouldBe(1);
        counts.Total.ShouldBe(2);
    }

    private Task<Page<NotificationRow>> ListAsync(NotificationFilter filter, int offset = 0, int limit = 50) =>
        Get<ListNotifications>().HandleAsync(Caller, filter, offset, limit, CancellationToken.None);
}
