using Microsoft.EntityFrameworkCore;
using Portal.Data;
using Portal.Data.Notifications.Writing;
using Portal.Data.Providers;
using Portal.UnitTests.Support;
using Portal.Worker.Notifications.Addressing;

namespace Portal.UnitTests.Worker;

/// <summary>How long a person's Slack user is kept, for whom, and what a restart or another process knows of it.</summary>
public sealed class SlackUserCacheTests : IAsyncLifetime
{
    private const string Jan = "jan@acme.test";
    private const string Olga = "olga@acme.test";
    private TestDatabase _database = null!;
    private DataHost _host = null!;
    private Guid _connectionId;

    public async ValueTask InitializeAsync()
    {
        _database = await TestDatabase.CreateAsync(DatabaseProvider.Sqlite);
        _host = await DataHost.StartAsync(_database);
        _connectionId = await AddConnectionAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await _host.DisposeAsync();
        await _database.DisposeAsync();
    }

    [Fact]
    public async Task Known_NeverAsked_HasNoEntry() => (await KnownAsync(NewCache(), Jan)).ShouldBeEmpty();

    [Theory]
    [InlineData("U1", 0, true)]
    [InlineData("U1", 24 * 60 - 1, true)]
    [InlineData("U1", 24 * 60, false)]
    [InlineData(null, 59, true)]
    [InlineData(null, 60, false)]
    public async Task Known_FoundForADayAndUnknownForAnHour_ThenLookedUpAgain(string? user, int minutes, bool isKnown)
    {
        var cache = NewCache();
        await cache.RememberAsync(_connectionId, new Dictionary<string, string?> { [Jan] = user });
        _host.Time.Advance(TimeSpan.FromMinutes(minutes));

        (await KnownAsync(cache, Jan)).ContainsKey(Jan).ShouldBe(isKnown);
        (await KnownAsync(NewCache(), Jan)).ContainsKey(Jan).ShouldBe(isKnown);
    }

    [Theory]
    [InlineData("U1", 59, false)]
    [InlineData("U1", 60, true)]
    [InlineData(null, 59, false)]
    public async Task Known_FoundAnHourAgo_IsDoubtful(string? user, int minutes, bool isDoubtful)
    {
        var cache = NewCache();
        await cache.RememberAsync(_connectionId, new Dictionary<string, string?> { [Jan] = user });
        _host.Time.Advance(TimeSpan.FromMinutes(minutes));

        (await cache.KnownAsync(_connectionId, [Jan], CancellationToken.None))[Jan].ShouldBe(new KnownSlackUser(user, isDoubtful));
        (await NewCache().KnownAsync(_connectionId, [Jan], CancellationToken.None))[Jan].ShouldBe(new KnownSlackUser(user, isDoubtful));
    }

    [Fact]
    public async Task Known_AfterARestart_IsReadFromTheTableWithItsOwnTime()
    {
        await NewCache().RememberAsync(_connectionId, new Dictionary<string, string?> { [Jan] = "U1", [Olga] = null });
        _host.Time.Advance(TimeSpan.FromMinutes(30));
        var restarted = NewCache();

        (await KnownAsync(restarted, Jan, Olga)).OrderBy(pair => pair.Key).ShouldBe([KeyValuePair.Create(Jan, (string?)"U1"), KeyValuePair.Create(Olga, (string?)null)]);

        // What was read keeps the time of its look-up instead of starting anew.
        _host.Time.Advance(TimeSpan.FromMinutes(30));
        (await KnownAsync(restarted, Jan, Olga)).Keys.ShouldBe([Jan]);
    }

    [Fact]
    public async Task Known_SomeInMemoryAndSomeInTheTable_AnswersBoth()
    {
        await NewCache().RememberAsync(_connectionId, new Dictionary<string, string?> { [Olga] = "U2" });
        var cache = NewCache();
        await cache.RememberAsync(_connectionId, new Dictionary<string, string?> { [Jan] = "U1" });

        var known = await KnownAsync(cache, Jan, Olga, "new@acme.test");

        (known.Count, known[Jan], known[Olga]).ShouldBe((2, "U1", "U2"));
    }

    [Fact]
    public async Task Known_MorePeopleThanAPage_AreAllRead()
    {
        var people = Enumerable.Range(0, 1_001).ToDictionary(number => $"p{number}@acme.test", number => (string?)$"U{number}");
        await NewCache().RememberAsync(_connectionId, people);

        var known = await KnownAsync(NewCache(), [.. people.Keys]);

        known.OrderBy(pair => pair.Key, StringComparer.Ordinal).ShouldBe(people.OrderBy(pair => pair.Key, StringComparer.Ordinal));
    }

    [Fact]
    public async Task Remember_AskedAgain_TakesTheNewerAnswer()
    {
        var cache = NewCache();
        await cache.RememberAsync(_connectionId, new Dictionary<string, string?> { [Jan] = null });
        await cache.RememberAsync(_connectionId, new Dictionary<string, string?> { [Jan] = "U9" });

        (await KnownAsync(cache, Jan))[Jan].ShouldBe("U9");
        (await KnownAsync(NewCache(), Jan))[Jan].ShouldBe("U9");
    }

    [Fact]
    public async Task Remember_OneConnection_TellsAnotherNothing()
    {
        var other = await AddConnectionAsync();
        var cache = NewCache();
        await cache.RememberAsync(_connectionId, new Dictionary<string, string?> { [Jan] = "U1" });
        await cache.RememberAsync(other, new Dictionary<string, string?> { [Jan] = "W1" });

        (await cache.KnownAsync(other, [Jan], CancellationToken.None))[Jan].SlackUserId.ShouldBe("W1");
        (await KnownAsync(cache, Jan))[Jan].ShouldBe("U1");
    }

    [Fact]
    public async Task Remember_OnDisk_KeepsNoAddress()
    {
        await NewCache().RememberAsync(_connectionId, new Dictionary<string, string?> { [Jan] = "U1" });

        var row = await _host.ReadAsync(db => db.CachedSlackUsers.SingleAsync());

        (row.SlackUserId, row.CheckedAt).ShouldBe(("U1", _host.Time.Now));
        row.EmailHash.ShouldNotContain("jan");
        row.EmailHash.ShouldNotContain("@");
    }

    [Fact]
    public async Task Forget_Some_LeavesTheOthersInMemoryAndOnDisk()
    {
        var cache = NewCache();
        await cache.RememberAsync(_connectionId, new Dictionary<string, string?> { [Jan] = "U1", [Olga] = "U2" });

        await cache.ForgetAsync(_connectionId, [Jan], CancellationToken.None);

        (cache.Remembers(_connectionId, Jan), cache.Remembers(_connectionId, Olga)).ShouldBe((false, true));
        (await KnownAsync(cache, Jan, Olga)).Keys.ShouldBe([Olga]);
        (await KnownAsync(NewCache(), Jan, Olga)).Keys.ShouldBe([Olga]);
    }

    [Fact]
    public async Task Forget_MorePeopleThanAPage_ForgetsThemAll()
    {
        var people = Enumerable.Range(0, 501).ToDictionary(number => $"p{number}@acme.test", number => (string?)$"U{number}");
        var cache = NewCache();
        await cache.RememberAsync(_connectionId, people);

        await cache.ForgetAsync(_connectionId, people.Keys, CancellationToken.None);

        (await _host.ReadAsync(db => db.CachedSlackUsers.CountAsync())).ShouldBe(0);
        (await KnownAsync(cache, [.. people.Keys])).ShouldBeEmpty();
    }

    private SlackUserCache NewCache() => new(_host.Get<IDbContextFactory<PortalDbContext>>(), _host.Get<DeliveryStore>(), _host.Time);

    private async Task<Dictionary<string, string?>> KnownAsync(SlackUserCache cache, params string[] emails) =>
        (await cache.KnownAsync(_connectionId, emails, CancellationToken.None)).ToDictionary(known => known.Key, known => known.Value.SlackUserId);

    private async Task<Guid> AddConnectionAsync()
    {
        var connection = (await _host.AddInstanceAsync()).Connection("Acme");
        await _host.SaveAsync(connection);
        return connection.Id;
    }
}
