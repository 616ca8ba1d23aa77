using Microsoft.EntityFrameworkCore;
using Portal.Data;
using Portal.Data.Providers;
using Portal.UnitTests.Support;

namespace Portal.UnitTests.Data;

public sealed class SchemaTests
{
    [Theory]
    [EachDatabase]
    public async Task MigrateAsync_EmptyDatabase_LeavesNothingPending(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        await using var host = DataHost.Prepare(database);
        var schema = host.Get<DatabaseSchema>();
        (await schema.PendingAsync(CancellationToken.None)).ShouldNotBeEmpty();

        await schema.MigrateAsync(CancellationToken.None);

        (await schema.PendingAsync(CancellationToken.None)).ShouldBeEmpty();
        (await host.ReadAsync(db => db.Notifications.CountAsync())).ShouldBe(0);
    }

    [Theory]
    [EachDatabase]
    public async Task MigrateAsync_Again_ChangesNothing(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        await using var host = await DataHost.StartAsync(database);
        var rows = await host.AddInstanceAsync();

        await host.Get<DatabaseSchema>().MigrateAsync(CancellationToken.None);

        (await host.ReadAsync(db => db.Instances.CountAsync(row => row.Id == rows.InstanceId))).ShouldBe(1);
    }

    [Theory]
    [InlineData(DatabaseProvider.Sqlite)]
    [InlineData(DatabaseProvider.PostgreSql)]
    [InlineData(DatabaseProvider.SqlServer)]
    public void Migrations_OfEachProvider_MatchTheModel(DatabaseProvider provider)
    {
        using var db = DesignContext.Of(provider);

        db.Database.HasPendingModelChanges().ShouldBeFalse("Run eng/add-migration.sh with a name.");
    }

    [Fact]
    public void Migrations_OfAllProviders_HaveTheSameNames()
    {
        var names = Enum.GetValues<DatabaseProvider>().Select(NamesOf).ToList();

        names[0].ShouldNotBeEmpty();
        names.ShouldAllBe(list => list.SequenceEqual(names[0], StringComparer.Ordinal));
    }

    // Behind the time in a migration's id stands its name.
    private static List<string> NamesOf(DatabaseProvider provider)
    {
        using PortalDbContext db = DesignContext.Of(provider);
        return [.. db.Database.GetMigrations().Select(id => id[(id.IndexOf('_', StringComparison.Ordinal) + 1)..])];
    }
}
