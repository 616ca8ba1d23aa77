using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Portal.Domain.Connections;
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
        await Server.InDatabaseAsync(db =>
            db.InstanceSettings.Where(row => row.InstanceId == Instance.Id).ExecuteUpdateAsync(row => row.SetProperty(settings => settings.DefaultChannelId, id)));
        await Instance.AddDefinitionAsync("def-" + id, "s-1", (definition, step) => definition.ChannelId = step.ChannelId = id);
    }
}
