using Portal.Slack.Api;
using Portal.SlackSimulator;
using Portal.UnitTests.Simulator;
using Portal.UnitTests.Support;
using Secret = Portal.Domain.Secret;

namespace Portal.UnitTests.Slack;

/// <summary>The client and the simulator, written apart from each other, understand each other over HTTP.</summary>
public sealed class SlackAgainstSimulatorTests : SimulatorTest
{
    private static readonly Secret Token = new(SampleWorkspace.BotToken);

    [Fact]
    public async Task ListUsersAsync_AllPages_AreEveryone()
    {
        await using var host = Host();
        var ids = new List<string>();
        string? cursor = null;
        do
        {
            var page = (await host.Get<SlackWebApi>().ListUsersAsync(Token, cursor, 4, CancellationToken.None)).Value.ShouldNotBeNull();
            ids.AddRange(page.Items.Select(user => user.Id));
            cursor = page.NextCursor;
        }
        while (cursor is not null);

        var all = (await host.Get<SlackWebApi>().ListUsersAsync(Token, null, 200, CancellationToken.None)).Value!;
        (ids.Count > 10, all.NextCursor).ShouldBe((true, null));
        ids.ShouldBe(all.Items.Select(user => user.Id));
        ids.ShouldBeUnique();
    }

    [Fact]
    public async Task LookupByEmailAsync_KnownAndUnknown_AreToldApart()
    {
        await using var host = Host();
        var api = host.Get<SlackWebApi>();

        (await api.LookupByEmailAsync(Token, SampleWorkspace.Email, CancellationToken.None)).Value!.Id.ShouldBe(SampleWorkspace.UserId);
        (await api.LookupByEmailAsync(Token, SampleWorkspace.UnknownEmail, CancellationToken.None)).Error!.Code.ShouldBe("users_not_found");
        (await api.LookupByEmailAsync(new Secret(SampleWorkspace.UnscopedToken), SampleWorkspace.Email, CancellationToken.None)).ShouldSatisfyAllConditions(
            result => result.Error!.Code.ShouldBe("missing_scope"), result => result.Scopes.ShouldBe(["team:read"]));
        (await api.GetUserAsync(Token, SampleWorkspace.UserId, CancellationToken.None)).Value!.Email.ShouldBe(SampleWorkspace.Email);
    }

    [Fact]
    public async Task Conversations_OpenPostUpdate_ShowTheSameMessage()
    {
        await using var host = Host();
        var api = host.Get<SlackWebApi>();

        var channel = (await api.OpenConversationAsync(Token, [SampleWorkspace.UserId, "U0BEANOWAK1"], CancellationToken.None)).Value.ShouldNotBeNull();
        var posted = (await api.PostMessageAsync(Token, new PostMessage(channel, """{"text":"one"}"""u8.ToArray()), CancellationToken.None)).Value.ShouldNotBeNull();
        var updated = (await api.UpdateMessageAsync(Token, new UpdateMessage(channel, posted.Ts!, """{"text":"two"}"""u8.ToArray()), CancellationToken.None)).Value;

        (updated!.Channel, updated.Ts).ShouldBe((channel, posted.Ts));
        (await api.GetConversationAsync(Token, channel, CancellationToken.None)).Value!.Id.ShouldBe(channel);
    }

    [Fact]
    public async Task ListConversationsAsync_WithoutArchived_LeavesThemOut()
    {
        await using var host = Host();
        var api = host.Get<SlackWebApi>();

        var page = (await api.ListConversationsAsync(Token, "public_channel,private_channel", true, null, 100, CancellationToken.None)).Value!;
        var archived = (await api.GetConversationAsync(Token, SampleWorkspace.ArchivedChannel, CancellationToken.None)).Value!;
        var members = (await api.ListMembersAsync(Token, SampleWorkspace.MemberChannel, null, 2, CancellationToken.None)).Value!;

        page.Items.ShouldAllBe(channel => !channel.IsArchived);
        page.Items.Select(channel => channel.Id).ShouldContain(SampleWorkspace.PrivateMember);
        (archived.IsArchived, archived.Name).ShouldBe((true, "old-project"));
        (members.Items.Count, members.NextCursor is null).ShouldBe((2, false));
    }

    [Fact]
    public async Task TeamInfoAsync_Token_NamesTheWorkspace()
    {
        await using var host = Host();

        (await host.Get<SlackWebApi>().TeamInfoAsync(Token, CancellationToken.None)).Value!.Name.ShouldBe(SampleWorkspace.TeamName);
        (await host.Get<SlackWebApi>().AuthTestAsync(Token, CancellationToken.None)).Value!.TeamId.ShouldBe(SampleWorkspace.TeamId);
    }

    [Fact]
    public async Task Usergroups_MadeFilledAndDisabled_AreListedSo()
    {
        await using var host = Host();
        var api = host.Get<SlackWebApi>();

        var made = (await api.CreateUsergroupAsync(Token, new("Approvers", "approvers", "Who decides", [SampleWorkspace.MemberChannel]), CancellationToken.None)).Value.ShouldNotBeNull();
        var filled = await api.UpdateUsergroupUsersAsync(Token, made.Id, [SampleWorkspace.UserId], null, CancellationToken.None);
        var renamed = await api.UpdateUsergroupAsync(Token, made.Id, new("Deciders", null, null, null), CancellationToken.None);
        var members = await api.ListUsergroupUsersAsync(Token, made.Id, null, CancellationToken.None);
        var disabled = await api.DisableUsergroupAsync(Token, made.Id, null, CancellationToken.None);
        var all = (await api.ListUsergroupsAsync(Token, true, null, CancellationToken.None)).Value.ShouldNotBeNull();

        (filled.IsOk, renamed.IsOk, disabled.IsOk, members.Value!.Single()).ShouldBe((true, true, true, SampleWorkspace.UserId));
        var group = all.Single(one => one.Id == made.Id);
        (group.Name, group.Handle, group.IsDisabled, group.Channels.Single()).ShouldBe(("Deciders", "approvers", true, SampleWorkspace.MemberChannel));
        (await api.CreateUsergroupAsync(Token, new("Other", "approvers", null, null), CancellationToken.None)).Error!.Code.ShouldBe("handle_already_exists");
        (await api.EnableUsergroupAsync(Token, made.Id, null, CancellationToken.None)).IsOk.ShouldBeTrue();
    }

    [Fact]
    public async Task RevokeAsync_Token_IsDeadAfterwards()
    {
        await using var host = Host();
        var api = host.Get<SlackWebApi>();

        (await api.RevokeAsync(Token, CancellationToken.None)).Value.ShouldBeTrue();
        (await api.AuthTestAsync(Token, CancellationToken.None)).IsOk.ShouldBeFalse();
    }

    private SlackHost Host() => new(new Uri(Slack.Url + "/"));
}
