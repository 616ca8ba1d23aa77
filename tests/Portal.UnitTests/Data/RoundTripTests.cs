using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Portal.Data.Providers;
using Portal.UnitTests.Support;

namespace Portal.UnitTests.Data;

public sealed class RoundTripTests
{
    [Theory]
    [EachDatabase]
    public async Task Save_EveryColumnFilled_ReadsBackEqual(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        await using var host = await DataHost.StartAsync(database);
        await using var db = host.Open();
        var rows = new FilledRows(db.Model, host.Time.Now);

        await host.SaveAsync([.. rows.All]);

        rows.All.Count.ShouldBeGreaterThan(10);
        foreach (var row in rows.All)
        {
            (await FilledRows.DifferencesAsync(db, row)).ShouldBeEmpty(row.GetType().Name);
        }
    }

    [Theory]
    [EachDatabase]
    public async Task Save_Enums_AreText(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        await using var host = await DataHost.StartAsync(database);
        await using var db = host.Open();
        var rows = new FilledRows(db.Model, host.Time.Now);
        await host.SaveAsync([.. rows.All]);

        var enums = rows.ByType.SelectMany(row => row.Key.GetProperties().Where(property => property.ClrType.IsEnum)).ToList();

        enums.Count.ShouldBeGreaterThan(3);
        foreach (var property in enums)
        {
            (await StoredAsync(database, property)).ShouldBe(property.PropertyInfo!.GetValue(rows.ByType[(IEntityType)property.DeclaringType])!.ToString());
        }
    }

    private static async Task<string?> StoredAsync(TestDatabase database, IProperty property)
    {
        await using var connection = await database.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = $"SELECT \"{property.GetColumnName()}\" FROM \"{((IEntityType)property.DeclaringType).GetTableName()}\"";
        return Convert.ToString(await command.ExecuteScalarAsync(), CultureInfo.InvariantCulture);
    }
}
