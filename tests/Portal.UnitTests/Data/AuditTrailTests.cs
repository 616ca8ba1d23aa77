using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Portal.Data.Auth;
using Portal.Data.Providers;
using Portal.Domain;
using Portal.Domain.Audit;
using Portal.Domain.Auth;
using Portal.Domain.Connections;
using Portal.Domain.Settings;
using Portal.UnitTests.Support;

namespace Portal.UnitTests.Data;

public sealed class AuditTrailTests(Databases databases) : IClassFixture<Databases>
{
    [Theory]
    [EachDatabase]
    public async Task Save_NewRow_IsWrittenAsCreatedByTheActor(DatabaseProvider provider)
    {
        var host = await databases.OpenAsync(provider);
        var rows = await host.AddInstanceAsync();
        var connection = rows.Connection("Finance");
        await using var db = host.Open();
        db.ActAs("ada").Add(connection);

        await db.SaveChangesAsync();

        var entry = (await EntriesAsync(host, rows)).ShouldHaveSingleItem();
        (entry.Actor, entry.Action, entry.EntityType, entry.EntityId, entry.EntityName, entry.At)
            .ShouldBe(("ada", "created", nameof(Connection), connection.Id, "Finance", host.Time.Now));
        entry.OrganizationId.ShouldBe(connection.OrganizationId);
        entry.Columns.ShouldBeEmpty();
    }

    [Theory]
    [EachDatabase]
    public async Task Save_ChangedRow_NamesTheColumnsOnly(DatabaseProvider provider)
    {
        var host = await databases.OpenAsync(provider);
        var rows = await host.AddInstanceAsync();
        await host.SaveAsync(rows.Connection("Finance"));

        await ChangeAsync(host, rows, connection =>
        {
            connection.Name = "Treasury";
            connection.ReplaceWebhookUrl(host.Get<SecretVault>().Protect(SecretPurpose.WebhookUrl, new Secret("https://hooks.slack.com/services/T/B/new7secret")));
        });

        var entry = (await EntriesAsync(host, rows))[^1];
        (entry.Actor, entry.Action, entry.EntityName).ShouldBe(("olaf", "changed", "Treasury"));
        entry.Columns.ShouldBe([nameof(Connection.Name), nameof(Connection.WebhookUrl)], ignoreOrder: true);
        JsonSerializer.Serialize(entry).ShouldNotContain("cret");
    }

    [Theory]
    [EachDatabase]
    public async Task Save_DeletedRow_IsWrittenAsDeleted(DatabaseProvider provider)
    {
        var host = await databases.OpenAsync(provider);
        var rows = await host.AddInstanceAsync();
        await host.SaveAsync(rows.Connection("Finance"));
        await using var db = host.Open();
        db.ActAs("ada").Remove(await db.Connections.SingleAsync(row => row.InstanceId == rows.InstanceId));

        await db.SaveChangesAsync();

        var entry = (await EntriesAsync(host, rows))[^1];
        (entry.Actor, entry.Action, entry.EntityName).ShouldBe(("ada", "deleted", "Finance"));
    }

    [Theory]
    [EachDatabase]
    public async Task Save_HealthOnly_IsNoActOfAnybody(DatabaseProvider provider)
    {
        var host = await databases.OpenAsync(provider);
        var rows = await host.AddInstanceAsync();
        await host.SaveAsync(rows.Connection("Finance"));

        await ChangeAsync(host, rows, connection => connection.Failed("no_service", credentialsRefused: false, host.Time.Now));
        await ChangeAsync(host, rows, connection => connection.Succeeded(host.Time.Now));

        (await EntriesAsync(host, rows)).Select(entry => entry.Action).ShouldBe(["created"]);
    }

    [Theory]
    [EachDatabase]
    public async Task Save_SwitchedOff_IsAnAct(DatabaseProvider provider)
    {
        var host = await databases.OpenAsync(provider);
        var rows = await host.AddInstanceAsync();
        await host.SaveAsync(rows.Connection("Finance"));

        await ChangeAsync(host, rows, connection => connection.Disable());

        (await EntriesAsync(host, rows))[^1].Columns.ShouldBe([nameof(Connection.Status)]);
    }

    [Theory]
    [EachDatabase]
    public async Task Save_RotatedSecret_IsAnActOnItsSource(DatabaseProvider provider)
    {
        var host = await databases.OpenAsync(provider);
        var rows = await host.AddInstanceAsync();
        var (source, vault) = (rows.Source("jira"), host.Get<SecretVault>());
        await host.SaveAsync(source);
        await using var db = host.Open();
        var stored = await db.ActAs("olaf").Set<EventSource>().Include(row => row.Secrets).SingleAsync(row => row.Id == source.Id);
        var value = vault.Protect(SecretPurpose.SigningSecret, new Secret("whsec_new7secret"));
        var secret = new EventSourceSecret { Id = rows.NewId(), EventSourceId = source.Id, Value = value, CreatedAt = host.Time.Now };
        stored.Rotate(secret, host.Time.Now, TimeSpan.FromHours(1));
        db.Entry(secret).State = EntityState.Added;

        await db.SaveChangesAsync();

        var entry = (await EntriesAsync(host, rows))[^1];
        (entry.Actor, entry.Action, entry.EntityType, entry.EntityName).ShouldBe(("olaf", "changed", nameof(EventSource), "jira"));
        entry.Columns.ShouldBe([nameof(EventSource.Secrets)]);
    }

    [Theory]
    [EachDatabase]
    public async Task Save_Refused_LeavesNoEntry(DatabaseProvider provider)
    {
        var host = await databases.OpenAsync(provider);
        var rows = await host.AddInstanceAsync();
        await host.SaveAsync(rows.Connection("Finance"));

        await Should.ThrowAsync<DbUpdateException>(() => host.SaveAsync(rows.Connection("Finance")));

        (await EntriesAsync(host, rows)).Count.ShouldBe(1);
    }

    [Theory]
    [EachDatabase]
    public async Task Save_RowOfTheOrganization_IsWrittenWithoutAnInstance(DatabaseProvider provider)
    {
        var host = await databases.OpenAsync(provider);
        var rows = await host.AddInstanceAsync();
        var id = rows.Organization.Id;
        await using var db = host.Open();
        (await db.ActAs("ada").Organizations.SingleAsync(row => row.Id == id)).Name = "Acme Europe";

        await db.SaveChangesAsync();

        var entry = await host.ReadAsync(read => read.Audit.AsNoTracking().SingleAsync(row => row.EntityId == id && row.Action == "changed"));
        (entry.Actor, entry.EntityType, entry.EntityName, entry.OrganizationId, entry.InstanceId).ShouldBe(("ada", nameof(Organization), "Acme Europe", id, null));
        entry.Columns.ShouldBe([nameof(Organization.Name)]);
    }

    [Fact]
    public void AuditedTypes_AreThoseThatAnAdminOwns()
    {
        using var db = DesignContext.Of(DatabaseProvider.Sqlite);

        db.Model.GetEntityTypes().Select(type => type.ClrType).Where(type => type.IsAssignableTo(typeof(IAudited))).Select(type => type.Name)
            .ShouldBe(["Connection", "Definition", "EventSource", "ApiToken", "InstanceSettings", "Organization"], ignoreOrder: true);
    }

    private static async Task ChangeAsync(DataHost host, SampleRows rows, Action<Connection> change)
    {
        await using var db = host.Open();
        db.ActAs("olaf");
        change(await db.Connections.SingleAsync(row => row.InstanceId == rows.InstanceId));
        await db.SaveChangesAsync();
    }

    private static Task<List<AuditEntry>> EntriesAsync(DataHost host, SampleRows rows) => host.ReadAsync(async db =>
    {
        var entries = await db.Audit.AsNoTracking().Where(row => row.InstanceId == rows.InstanceId).ToListAsync();
        return entries.OrderBy(entry => entry.Action == "created" ? 0 : 1).ToList();
    });
}
