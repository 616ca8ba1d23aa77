using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Portal.Auth;
using Portal.Domain.Connections;
using Portal.Domain.Notifications;
using Portal.UnitTests.Support;

namespace Portal.UnitTests.Features.Connections.Requests;

/// <summary>What Slack's events say of channels, over HTTP with real signatures.</summary>
public sealed class ChannelEventTests(SharedPortal portal) : SlackRequestsTest(portal)
{
    [Theory]
    [InlineData("channel")]
    [InlineData("group")]
    public async Task Channel_ArchivedRenamedBackDeleted_IsFollowed(string kind)
    {
        await AddChannelAsync("C1", "Finance");

        await SendAsync(new JsonObject { ["type"] = kind + "_archive", ["channel"] = "C1" });
        (await ChannelAsync("C1"))!.IsArchived.ShouldBeTrue();
        await SendAsync(new JsonObject { ["type"] = kind + "_unarchive", ["channel"] = "C1" });
        (await ChannelAsync("C1"))!.IsArchived.ShouldBeFalse();
        await SendAsync(new JsonObject { ["type"] = kind + "_rename", ["channel"] = new JsonObject { ["id"] = "C1", ["name"] = "Money" } });
        (await ChannelAsync("C1")).ShouldSatisfyAllConditions(row => row!.Name.ShouldBe("Money"), row => row!.NameKey.ShouldBe("money"));
        await SendAsync(new JsonObject { ["type"] = kind + "_deleted", ["channel"] = "C1" });
        (await ChannelAsync("C1")).ShouldBeNull();
        (await Instance.ErrorsAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task Channel_EventOlderThanTheList_ChangesNothing()
    {
        await AddChannelAsync("C1", "finance");
        await UseChannelAsync("C1");

        await SendAsync(SlackPost.Event(new JsonObject { ["type"] = "channel_archive", ["channel"] = "C1" }, at: TimeProvider.System.GetUtcNow().AddHours(-1), team: Team));

        (await ChannelAsync("C1"))!.IsArchived.ShouldBeFalse();
        (await Instance.ErrorsAsync()).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("channel_archive", "is_archived", "archived")]
    [InlineData("channel_deleted", "channel_not_found", "deleted")]
    public async Task Channel_InUse_IsAnErrorThatNamesTheUsers(string type, string code, string word)
    {
        await AddChannelAsync("C1", "finance");
        await UseChannelAsync("C1");

        await SendAsync(new JsonObject { ["type"] = type, ["channel"] = "C1" });

        var error = (await Instance.ErrorsAsync()).ShouldHaveSingleItem();
        error.Code.ShouldBe(code);
        error.Message.ShouldBe($"Channel #finance (C1) was {word} in Slack, but is used by the instance's default, definition \"Purchases\", step \"Legal\" of \"Purchases\"");
    }

    [Fact]
    public async Task Channel_InUseAndBack_SettlesItsErrorAndNoOther()
    {
        await AddChannelAsync("C1", "finance");
        await AddChannelAsync("C2", "legal");
        await UseChannelAsync("C1");
        await UseChannelAsync("C2");
        await SendAsync(new JsonObject { ["type"] = "channel_archive", ["channel"] = "C1" });
        await SendAsync(new JsonObject { ["type"] = "channel_archive", ["channel"] = "C2" });

        await SendAsync(new JsonObject { ["type"] = "channel_unarchive", ["channel"] = "C1" });

        var errors = await Instance.ErrorsAsync();
        errors.Select(error => (error.Message.Contains("#finance", StringComparison.Ordinal), error.AcknowledgedAt is not null))
            .ShouldBe([(true, true), (false, false)], ignoreOrder: true);
        errors.Single(error => error.AcknowledgedAt is not null).AcknowledgedBy.ShouldBe("Slack: channel unarchived");
    }

    [Fact]
    public async Task Channel_InUseButOfAnotherTeam_IsNoNews()
    {
        await UseChannelAsync("C1");

        await SendAsync(SlackPost.Event(new JsonObject { ["type"] = "channel_archive", ["channel"] = "C1" }, team: "T0NEVERHEARD"));

        (await Instance.ErrorsAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task Channel_IdChanged_IsFollowedEverywhere()
    {
        await AddChannelAsync("C1", "finance");
        await UseChannelAsync("C1");
        await UseChannelAsync("C2");
        await UseDefaultAsync("C1");
        var (waiting, copy) = await AddSentAsync();

        await SendAsync(new JsonObject { ["type"] = "channel_id_changed", ["old_channel_id"] = "C1", ["new_channel_id"] = "C9" });

        (await ChannelAsync("C1")).ShouldBeNull();
        (await ChannelAsync("C9"))!.Name.ShouldBe("finance");
        await Server.InDatabaseAsync(async db =>
        {
            (await db.InstanceSettings.SingleAsync(row => row.InstanceId == Instance.Id)).DefaultChannelId.ShouldBe("C9");
            var definitions = await db.Definitions.Include(row => row.Steps).Where(row => row.InstanceId == Instance.Id).OrderBy(row => row.ExternalId).ToListAsync();
            definitions.Select(row => (row.ChannelId, row.Steps.Single().ChannelId)).ShouldBe([("C9", "C9"), ("C2", "C2")]);
            (await db.Notifications.SingleAsync(row => row.Id == waiting)).Target.ShouldBe("C9");
            (await db.Messages.SingleAsync(row => row.Id == copy)).ChannelId.ShouldBe("C9");
            (await db.Audit.Where(row => row.InstanceId == Instance.Id && row.Actor == "Slack: channel id changed").CountAsync()).ShouldBe(2);
            return 0;
        });
    }

    [Theory]
    [InlineData("""{"type":"channel_id_changed","old_channel_id":"G1"}""")]
    [InlineData("""{"type":"channel_id_changed","old_channel_id":["G1"],"new_channel_id":"C1"}""")]
    public async Task Channel_IdChangedWithoutIds_ChangesNothing(string json)
    {
        await AddChannelAsync("G1", "finance");

        await SendAsync(JsonNode.Parse(json)!.AsObject());

        (await ChannelAsync("G1")).ShouldNotBeNull();
    }

    // One that waits to be sent to channel C1, and a copy in it.
    private async Task<(Guid Waiting, Guid Copy)> AddSentAsync()
    {
        var now = TimeProvider.System.GetUtcNow();
        var caller = new InstanceCaller(Instance.Row.OrganizationId, Instance.Id, Instance.Slug, "Ada");
        var waiting = Rows.Notification(caller, now, NotificationState.Waiting, connectionId: Row.Id);
        var sent = Rows.Notification(caller, now, connectionId: Row.Id, recipientKey: "channel:C2");
        var copy = Rows.Message(sent, now);
        await Server.InDatabaseAsync(async db =>
        {
            db.AddRange(waiting, sent, copy);
            await db.SaveChangesAsync();
            // Not yet due: the worker of this portal is real, the token is not.
            return await db.Notifications.Where(row => row.Id == waiting.Id).ExecuteUpdateAsync(
                row => row.SetProperty(notification => notification.Target, "C1").SetProperty(notification => notification.DueAt, now.AddMinutes(4)));
        });
        return (waiting.Id, copy.Id);
    }

    private Task<int> UseDefaultAsync(string id) => Server.InDatabaseAsync(db =>
        db.InstanceSettings.Where(row => row.InstanceId == Instance.Id).ExecuteUpdateAsync(row => row.SetProperty(settings => settings.DefaultChannelId, id)));

    private Task<int> AddChannelAsync(string id, string name) => Server.InDatabaseAsync(db =>
    {
        db.SlackChannels.Add(new SlackChannel
        {
            ConnectionId = Row.Id,
            ChannelId = id,
            Name = name,
            NameKey = name.ToLowerInvariant(),
            RefreshedAt = TimeProvider.System.GetUtcNow().AddMinutes(-1),
        });
        return db.SaveChangesAsync();
    });

    private Task<SlackChannel?> ChannelAsync(string id) =>
        Server.InDatabaseAsync(db => db.SlackChannels.AsNoTracking().FirstOrDefaultAsync(row => row.ConnectionId == Row.Id && row.ChannelId == id));

    private async Task UseChannelAsync(string id)
    {
        await UseDefaultAsync(id);
        await Instance.AddDefinitionAsync("def-" + id, "s-1", (definition, step) => definition.ChannelId = step.ChannelId = id);
    }
}
