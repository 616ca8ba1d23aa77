using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;
using Portal.Data;
using Portal.Data.Notifications;
using Portal.Data.Providers;
using Portal.Domain.Auth;
using Portal.Domain.Connections;
using Portal.Domain.Slack;
using Portal.UnitTests.Support;
using Portal.Worker.Slack;

namespace Portal.UnitTests.Worker.Slack;

/// <summary>What looking people up costs the database: something where it begins or ends to fail, and nothing else.</summary>
public sealed class ConnectionHealthBookTests
{
    private static readonly SlackError Revoked = SlackError.Classify("token_revoked", 200);

    [Fact]
    public async Task LookupSucceeded_NoTrouble_DoesNotAskTheDatabase()
    {
        var contexts = new CountedContexts(null);

        await new ConnectionHealthBook(contexts, new WorkSignals(), new ChangeFeed(NullLogger<ChangeFeed>.Instance)).LookupSucceededAsync(new SampleRows(DateTimeOffset.UnixEpoch).Connection("Finance"));

        contexts.Count.ShouldBe(0);
    }

    [Theory]
    [EachDatabase]
    public async Task Lookup_FailsThenWorks_IsWrittenOnceEach(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        await using var host = await DataHost.StartAsync(database);
        var rows = await host.AddInstanceAsync();
        var connection = rows.Connection("Finance");
        await host.SaveAsync(connection);
        var contexts = new CountedContexts(host.Get<IDbContextFactory<PortalDbContext>>());
        var book = new ConnectionHealthBook(contexts, new WorkSignals(), host.Get<ChangeFeed>());
        Task<Connection> ReloadAsync() => host.ReadAsync(db => db.Connections.AsNoTracking().SingleAsync(row => row.Id == connection.Id));

        await book.LookupFailedAsync(await ReloadAsync(), Revoked, host.Time.Now);
        var failed = await ReloadAsync();
        await book.LookupFailedAsync(failed, Revoked, host.Time.Now.AddMinutes(1));
        contexts.Count.ShouldBe(1);
        (failed.LookupError, failed.LookupFailingSince, failed.Health).ShouldBe(("token_revoked", host.Time.Now, ConnectionHealth.NamesOnly));

        // The copy is older than the failure; what this process wrote it knows all the same.
        await book.LookupSucceededAsync(connection);
        await book.LookupSucceededAsync(await ReloadAsync());
        contexts.Count.ShouldBe(2);
        (await ReloadAsync()).LookupFailingSince.ShouldBeNull();
    }

    [Fact]
    public async Task LookupFailed_TokenReplacedMeanwhile_SaysNothingOfTheNewOne()
    {
        await using var database = await TestDatabase.CreateAsync(DatabaseProvider.Sqlite);
        await using var host = await DataHost.StartAsync(database);
        var rows = await host.AddInstanceAsync();
        var connection = rows.Connection("Finance");
        await host.SaveAsync(connection);
        await host.ReadAsync(async db =>
        {
            (await db.Connections.SingleAsync(row => row.Id == connection.Id)).ReplaceLookupToken(new ProtectedSecret("new", "wxyz"));
            return await db.SaveChangesAsync();
        });

        await new ConnectionHealthBook(host.Get<IDbContextFactory<PortalDbContext>>(), new WorkSignals(), host.Get<ChangeFeed>()).LookupFailedAsync(connection, Revoked, host.Time.Now);

        (await host.ReadAsync(db => db.Connections.AsNoTracking().SingleAsync(row => row.Id == connection.Id))).LookupFailingSince.ShouldBeNull();
    }

    [Fact]
    public async Task Held_ForLongerThanAMoment_IsWrittenUntilItIsOver()
    {
        await using var database = await TestDatabase.CreateAsync(DatabaseProvider.Sqlite);
        await using var host = await DataHost.StartAsync(database);
        var connection = (await host.AddInstanceAsync()).Connection("Finance");
        await host.SaveAsync(connection);
        var book = new ConnectionHealthBook(host.Get<IDbContextFactory<PortalDbContext>>(), new WorkSignals(), host.Get<ChangeFeed>());
        Task<DateTimeOffset?> UntilAsync() => host.ReadAsync(db => db.Connections.Where(row => row.Id == connection.Id).Select(row => row.HeldUntil).SingleAsync());
        var now = host.Time.Now;

        await book.HeldAsync(connection, now.AddSeconds(9), now);
        (await UntilAsync()).ShouldBeNull();
        await book.HeldAsync(connection, now.AddSeconds(60), now);
        (await UntilAsync()).ShouldBe(now.AddSeconds(60));

        await book.ReleaseAsync(now.AddSeconds(59), CancellationToken.None);
        (await UntilAsync()).ShouldBe(now.AddSeconds(60));
        await book.ReleaseAsync(now.AddSeconds(60), CancellationToken.None);
        (await UntilAsync()).ShouldBeNull();
        (await host.ReadAsync(db => db.Audit.CountAsync(entry => entry.EntityId == connection.Id && entry.Action == "updated"))).ShouldBe(0);
    }

    private sealed class CountedContexts(IDbContextFactory<PortalDbContext>? contexts) : IDbContextFactory<PortalDbContext>
    {
        public int Count { get; private set; }

        public PortalDbContext CreateDbContext()
        {
            Count++;
            return contexts!.CreateDbContext();
        }
    }
}
