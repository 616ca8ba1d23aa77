using Portal.Domain.Connections;
using Portal.Domain.Notifications;
using Portal.Features.Notifications;
using Portal.Features.Notifications.InSlack;
using Portal.UnitTests.Support;

namespace Portal.UnitTests.Features.Notifications;

public sealed class InSlackTests : NotificationsDatabase
{
    private const string Shown = """{"text":"Approved by Jan"}""";

    [Fact]
    public async Task Get_UpdatedMessage_WhatSlackShowsNowAndWhere()
    {
        var (connection, row) = await AddAsync(shown: Shown);
        await SaveAsync(db => db.SlackChannels.Add(new SlackChannel { ConnectionId = connection.Id, ChannelId = "C1", Name = "approvals", NameKey = "approvals", RefreshedAt = Clock.Now }));

        var detail = await DetailAsync(row);

        var message = detail.Messages.ShouldHaveSingleItem();
        (message.Payload, message.ContentVersion, message.Conversation, message.TeamId).ShouldBe((Shown, 1, "#approvals", "T1"));
        detail.WasUpdated.ShouldBeTrue();
    }

    [Fact]
    public async Task Get_NeverUpdatedMessage_ShowsWhatWasSent()
    {
        var (_, row) = await AddAsync(shown: null);

        var detail = await DetailAsync(row);

        detail.Messages.ShouldHaveSingleItem().Payload.ShouldBe(Rows.Payload);
        detail.WasUpdated.ShouldBeFalse();
    }

    [Fact]
    public async Task Get_Clicked_ClicksInOrder()
    {
        var (_, row) = await AddAsync(shown: null);
        await SaveAsync(db => db.AddRange(Rows.Click(row, Clock.Now.AddSeconds(9), "Bea"), Rows.Click(row, Clock.Now.AddSeconds(3))));

        (await DetailAsync(row)).Clicks.Select(click => click.UserName).ShouldBe(["Jan", "Bea"]);
    }

    [Fact]
    public async Task Get_Thread_LeadsFromParentToRepliesAndBack()
    {
        var received = Rows.Event(Caller, Clock.Now);
        var parent = Copy(Rows.Notification(Caller, Clock.Now, subject: "Laptop", eventId: received.Id), "post", threadTs: null, replies: 2);
        Notification[] replies = [Copy(parent, "mentions 10", "1700000000.000100", people: 3), Copy(parent, "mentions 2", "1700000000.000100", people: 17)];
        await SaveAsync(db =>
        {
            db.AddRange(received, parent);
            db.AddRange(replies);
            db.Add(Rows.Message(parent, Clock.Now));
        });

        var above = (await DetailAsync(parent)).Thread;
        var below = (await DetailAsync(replies[0])).Thread;

        above.RepliesInWords.ShouldBe("2 replies mention 20 more people");
        above.Replies.Select(reply => reply.Id).ShouldBe([replies[1].Id, replies[0].Id]);
        above.Parent.ShouldBeNull();
        below.Parent.ShouldBe(new ThreadParent(parent.Id, "Laptop"));
        below.Replies.ShouldBeEmpty();
    }

    [Fact]
    public async Task GetEvent_MessagesAndClicks_AreInTheAnswer()
    {
        var received = Rows.Event(Caller, Clock.Now);
        var (sent, unsent) = (Rows.Notification(Caller, Clock.Now, eventId: received.Id), Rows.Notification(Caller, Clock.Now, NotificationState.Superseded, eventId: received.Id, recipientKey: "person:u2"));
        await SaveAsync(db => db.AddRange(received, sent, unsent, Rows.Message(sent, Clock.Now, MessageState.Stale, Clock.Now.AddSeconds(40), Shown), Rows.Click(sent, Clock.Now)));

        var view = (await Get<GetEvent>().HandleAsync(Caller, received.Id, CancellationToken.None)).Value.ShouldNotBeNull();

        var delivered = view.Notifications.Single(row => row.Id == sent.Id);
        var message = delivered.Messages.ShouldHaveSingleItem();
        (message.ChannelId, message.State, message.ContentVersion, message.WantedVersion, message.StaleSince, message.UpdatedAt)
            .ShouldBe(("C1", "STALE", 1, 2, Clock.Now.AddSeconds(40), Clock.Now.AddSeconds(30)));
        delivered.Clicks.ShouldHaveSingleItem().Label.ShouldBe("Approve");
        var superseded = view.Notifications.Single(row => row.Id == unsent.Id);
        (superseded.State, superseded.Messages.Count, superseded.Clicks.Count).ShouldBe(("SUPERSEDED", 0, 0));
    }

    [Theory]
    [InlineData("C1", "T1", "https://slack.com/api/", "https://slack.com/app_redirect?channel=C1&team=T1")]
    [InlineData("C1", "T1", "https://slack-gov.com/api/", "https://slack-gov.com/app_redirect?channel=C1&team=T1")]
    [InlineData("C1", null, "https://slack.com/api/", null)]
    [InlineData("D1", "T1", "https://slack.com/api/", null)]
    [InlineData("D1", null, "http://127.0.0.1:5080/simulator/api/", "http://127.0.0.1:5080/simulator/?channel=D1#m1.2")]
    [InlineData("C1", null, "http://127.0.0.1:5200/api/", "http://127.0.0.1:5200/?channel=C1#m1.2")]
    [InlineData("C1", null, "http://127.0.0.1:5200/elsewhere/", null)]
    public void Link_OfAMessage_OnlyWhereItOpens(string channel, string? team, string api, string? expected) =>
        (SlackLink.To(View(MessageState.Current) with { ChannelId = channel, TeamId = team, Ts = "1.2" }, api)?.Url).ShouldBe(expected);

    [Theory]
    [InlineData(MessageState.Current, null, "Up to date", null)]
    [InlineData(MessageState.Stale, null, "Being updated", "since 12 s")]
    [InlineData(MessageState.Updating, "token_revoked", "Being updated", "since 12 s; Slack answered token_revoked")]
    [InlineData(MessageState.Stuck, "edit_window_closed", "Slack refuses to change it", "the workspace's time for changes is over")]
    [InlineData(MessageState.Stuck, "some_new_word", "Slack refuses to change it", "some_new_word")]
    public void Truth_OfAState_WordAndReason(MessageState state, string? error, string word, string? detail)
    {
        var badge = TruthBadge.Of(state, Clock.Now.AddSeconds(-12), error, Clock.Now);

        (badge.Word, badge.Detail).ShouldBe((word, detail));
        badge.Icon.ShouldNotBeNullOrEmpty();
    }

    [Theory]
    [InlineData("U1", "jan@acme.test", "C1", "SLACK_APP", "<@U1>")]
    [InlineData(null, "jan@acme.test", "C1", "SLACK_APP", "not in Slack")]
    [InlineData(null, "jan@acme.test", "C1", "INCOMING_WEBHOOK", null)]
    [InlineData(null, null, "C1", "SLACK_APP", "no e-mail address, so not looked up")]
    [InlineData(null, "jan@acme.test", null, "INCOMING_WEBHOOK_LOOKUP", "not looked up yet")]
    public void Person_AtSlack_AsFarAsItWasAsked(string? userId, string? email, string? target, string mode, string? expected)
    {
        var row = Copy(Rows.Notification(Caller, Clock.Now, target is null ? NotificationState.Waiting : NotificationState.Delivered), "post", threadTs: null, target: target);
        var person = new NotificationRecipient { NotificationId = row.Id, Position = 0, InstanceId = row.InstanceId, DisplayName = "Jan", NameKey = "jan", Email = email, SlackUserId = userId };
        var detail = new NotificationDetail { Row = row, Route = Rows.Route(null) with { ConnectionMode = mode }, Recipients = [person], Attempts = [], Messages = [] };

        (PersonAtSlack.Of(person, detail)?.Text).ShouldBe(expected);
        (PersonAtSlack.Of(person, detail) is null).ShouldBe(expected is null);
    }

    private static Notification Copy(Notification row, string purpose, string? threadTs, int replies = 0, int people = 0, string? target = "C1")
    {
        var id = Guid.CreateVersion7(row.CreatedAt);
        return new Notification
        {
            Id = id,
            OrganizationId = row.OrganizationId,
            InstanceId = row.InstanceId,
            EventId = row.EventId,
            RecipientKey = row.RecipientKey,
            Purpose = purpose,
            Target = target,
            ThreadTs = threadTs,
            Replies = replies,
            EventType = row.EventType,
            Subject = row.Subject,
            StepId = row.StepId,
            State = row.State,
            CreatedAt = row.CreatedAt,
            GiveUpAt = row.GiveUpAt,
            Route = row.Route,
            Payload = row.Payload,
            Recipients = [.. Enumerable.Range(0, people).Select(position => new NotificationRecipient
            {
                NotificationId = id, Position = position, InstanceId = row.InstanceId, DisplayName = "P", NameKey = "p",
            })],
        };
    }

    private MessageView View(MessageState state) => new()
    {
        Id = Guid.Empty,
        NotificationId = Guid.Empty,
        ConnectionId = Guid.Empty,
        ChannelId = "C1",
        Ts = "1.2",
        State = state,
        ContentVersion = 0,
        WantedVersion = 0,
        SentAt = Clock.Now,
    };

    private async Task<(Connection Connection, Notification Row)> AddAsync(string? shown)
    {
        var connection = Rows.Connection(Caller, "App", Clock.Now);
        connection.TeamId = "T1";
        var row = Rows.Notification(Caller, Clock.Now, connectionId: connection.Id);
        await SaveAsync(db => db.AddRange(connection, row, Rows.Message(row, Clock.Now, shown: shown)));
        return (connection, row);
    }

    private async Task<NotificationDetail> DetailAsync(Notification row) =>
        (await Get<GetNotification>().HandleAsync(Caller, row.Id, CancellationToken.None)).Value.ShouldNotBeNull();
}
