using Microsoft.EntityFrameworkCore;
using Portal.Domain.Connections;
using Portal.Domain.Definitions;
using Portal.Domain.Notifications;
using Portal.Features;
using Portal.Features.Connections;
using Portal.Features.Connections.Deleting;

namespace Portal.UnitTests.Features.Connections;

public sealed class DefaultAndDeleteTests : ConnectionsTest
{
    [Fact]
    public async Task MakeDefault_Another_MovesTheFlag()
    {
        var first = await AddAsync("Finance");
        var second = await AddAsync("Legal");

        var outcome = await Get<MakeDefaultConnection>().HandleAsync(Caller, second.Id, CancellationToken.None);

        outcome.Value!.IsDefault.ShouldBeTrue();
        (await DefaultsAsync()).ShouldBe([second.Id]);
        first.IsDefault.ShouldBeTrue();
    }

    [Fact]
    public async Task MakeDefault_ManyAtOnce_LeavesOne()
    {
        var added = new List<ConnectionSummary>();
        foreach (var name in new[] { "A", "B", "C", "D" })
        {
            added.Add(await AddAsync(name));
        }

        await Task.WhenAll(added.Select(row => Task.Run(() => Get<MakeDefaultConnection>().HandleAsync(Caller, row.Id, CancellationToken.None))));

        (await DefaultsAsync()).Count.ShouldBe(1);
    }

    [Fact]
    public async Task MakeDefault_OfAnotherInstance_IsMissing()
    {
        var first = await AddAsync("Finance");

        (await Get<MakeDefaultConnection>().HandleAsync(Neighbour, first.Id, CancellationToken.None)).IsMissing.ShouldBeTrue();
    }

    [Fact]
    public async Task Save_Disabled_ShowsIt()
    {
        var first = await AddAsync("Finance");

        var outcome = await DisableAsync(first.Id);

        outcome.Value!.Connection.Health.ShouldBe(ConnectionHealth.Disabled);
    }

    [Fact]
    public async Task Delete_Used_IsRefusedAndSaysByWhat()
    {
        var first = await AddAsync("Finance");
        await DefineAsync(first.Id);
        await SaveAsync(db => db.Notifications.Add(Rows.Notification(Caller, Clock.GetUtcNow(), NotificationState.Waiting, connectionId: first.Id)));

        var outcome = await DeleteAsync(first.Id);

        var result = outcome.Value!;
        result.IsDeleted.ShouldBeFalse();
        result.Uses.Words.ShouldBe("1 definition and 1 step");
        result.Uses.Steps.ShouldBe(["Purchases / Legal"]);
        result.Uses.WaitingNotifications.ShouldBe(1);
        (await ReadAsync(db => db.Connections.CountAsync())).ShouldBe(1);
    }

    [Fact]
    public async Task Delete_WithReplacement_MovesUsesAndDefault()
    {
        var first = await AddAsync("Finance");
        var second = await AddAsync("Legal");
        await DefineAsync(first.Id);

        var outcome = await DeleteAsync(first.Id, second.Id);

        outcome.Value!.IsDeleted.ShouldBeTrue();
        (await DefaultsAsync()).ShouldBe([second.Id]);
        var definition = await ReadAsync(db => db.Definitions.Include(row => row.Steps).SingleAsync());
        definition.ConnectionId.ShouldBe(second.Id);
        definition.Steps.ShouldHaveSingleItem().ConnectionId.ShouldBe(second.Id);
    }

    [Fact]
    public async Task Delete_ReplacementOfAnotherInstance_IsAProblem()
    {
        var first = await AddAsync("Finance");
        var foreign = Rows.Connection(Neighbour, "Theirs", Clock.GetUtcNow());
        await SaveAsync(db => db.Connections.Add(foreign));

        var outcome = await DeleteAsync(first.Id, foreign.Id);

        outcome.Problems.ShouldHaveSingleItem().Field.ShouldBe("replaceWith");
    }

    [Fact]
    public async Task Delete_Unused_IsGone()
    {
        var first = await AddAsync("Finance");

        (await DeleteAsync(first.Id)).Value!.IsDeleted.ShouldBeTrue();

        (await Get<GetConnection>().HandleAsync(Caller, first.Id, CancellationToken.None)).IsMissing.ShouldBeTrue();
    }

    [Fact]
    public async Task List_ByHealthAndName_FindsThoseOnly()
    {
        await AddAsync("Finance");
        var legal = await AddAsync("Legal");
        await DisableAsync(legal.Id);

        (await NamesAsync(new ListConnectionsRequest(Health: ConnectionHealth.Disabled))).ShouldBe(["Legal"]);
        (await NamesAsync(new ListConnectionsRequest(Health: ConnectionHealth.NeverUsed))).ShouldBe(["Finance"]);
        (await NamesAsync(new ListConnectionsRequest(Search: "LEG"))).ShouldBe(["Legal"]);
        (await NamesAsync(new ListConnectionsRequest(Search: "%"))).ShouldBeEmpty();
        (await Get<ListConnections>().HandleAsync(Stranger, new ListConnectionsRequest(), CancellationToken.None)).Total.ShouldBe(0);
    }

    [Fact]
    public async Task List_LookupRefused_IsNeitherReadyNorNeverUsed()
    {
        var finance = await AddAsync("Finance");
        await SaveAsync(db => db.Connections.Single(row => row.Id == finance.Id).LookupFailed("token_revoked", Clock.GetUtcNow()));

        (await NamesAsync(new ListConnectionsRequest(Health: ConnectionHealth.NamesOnly))).ShouldBe(["Finance"]);
        (await NamesAsync(new ListConnectionsRequest(Health: ConnectionHealth.NeverUsed))).ShouldBeEmpty();
        (await NamesAsync(new ListConnectionsRequest(Health: ConnectionHealth.Ready))).ShouldBeEmpty();
    }

    private async Task<List<string>> NamesAsync(ListConnectionsRequest request) =>
        [.. (await Get<ListConnections>().HandleAsync(Caller, request, CancellationToken.None)).Items.Select(row => row.Name)];

    private Task<Outcome<DeleteConnectionResult>> DeleteAsync(Guid id, Guid? replaceWith = null) =>
        Get<DeleteConnection>().HandleAsync(Caller, new DeleteConnectionRequest(id, replaceWith), CancellationToken.None);

    private Task<List<Guid>> DefaultsAsync() => ReadAsync(db => db.Connections.Where(row => row.IsDefault).Select(row => row.Id).ToListAsync());

    private Task DefineAsync(Guid connectionId) => SaveAsync(db =>
    {
        var id = Guid.CreateVersion7(Clock.GetUtcNow());
        db.Definitions.Add(new Definition
        {
            Id = id,
            OrganizationId = Caller.OrganizationId,
            InstanceId = Caller.InstanceId,
            ExternalId = "def-1",
            Name = "Purchases",
            ConnectionId = connectionId,
            Steps = [new StepDefinition { Id = Guid.CreateVersion7(Clock.GetUtcNow()), DefinitionId = id, ExternalId = "s-1", Name = "Legal", ConnectionId = connectionId }],
        });
    });
}
