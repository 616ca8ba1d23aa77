using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Portal.Data.Auth;
using Portal.Data.Providers;
using Portal.Domain;
using Portal.UnitTests.Support;

namespace Portal.UnitTests.Data;

public sealed class SecretVaultTests(Databases databases) : IClassFixture<Databases>
{
    private const string Url = "https://hooks.slack.com/services/T0001/B0001/plain7text7secret";

    [Theory]
    [EachDatabase]
    public async Task Protect_AnySecret_ComesBackAndShowsItsLastFour(DatabaseProvider provider)
    {
        var vault = (await databases.OpenAsync(provider)).Get<SecretVault>();

        var stored = vault.Protect(SecretPurpose.WebhookUrl, new Secret(Url));

        vault.Reveal(SecretPurpose.WebhookUrl, stored).Reveal().ShouldBe(Url);
        stored.LastFour.ShouldBe("cret");
        stored.Ciphertext.ShouldNotContain("plain7text");
    }

    [Theory]
    [EachDatabase]
    public async Task Protect_Twice_GivesTwoCiphertexts(DatabaseProvider provider)
    {
        var vault = (await databases.OpenAsync(provider)).Get<SecretVault>();

        vault.Protect(SecretPurpose.WebhookUrl, new Secret(Url)).Ciphertext.ShouldNotBe(vault.Protect(SecretPurpose.WebhookUrl, new Secret(Url)).Ciphertext);
    }

    [Theory]
    [EachDatabase]
    public async Task Reveal_ForAnotherColumn_Throws(DatabaseProvider provider)
    {
        var vault = (await databases.OpenAsync(provider)).Get<SecretVault>();
        var stored = vault.Protect(SecretPurpose.WebhookUrl, new Secret(Url));

        Should.Throw<CryptographicException>(() => vault.Reveal(SecretPurpose.BotToken, stored));
    }

    [Theory]
    [EachDatabase]
    public async Task Reveal_InAnotherProcess_Works(DatabaseProvider provider)
    {
        var host = await databases.OpenAsync(provider);
        var rows = await host.AddInstanceAsync();
        var connection = rows.Connection("Finance", url: host.Get<SecretVault>().Protect(SecretPurpose.WebhookUrl, new Secret(Url)));
        await host.SaveAsync(connection);

        await using var other = await DataHost.StartAsync(host.Database);
        var stored = await other.ReadAsync(db => db.Connections.SingleAsync(row => row.Id == connection.Id));

        other.Get<SecretVault>().Reveal(SecretPurpose.WebhookUrl, stored.WebhookUrl!).Reveal().ShouldBe(Url);
        (await other.ReadAsync(db => db.DataProtectionKeys.CountAsync())).ShouldBe(1);
    }

    [Fact]
    public async Task Protect_EverythingLogged_TheRingsKeysAreNot()
    {
        using var log = new ListLog();
        await using var database = await TestDatabase.CreateAsync(DatabaseProvider.Sqlite);
        await using var host = await DataHost.StartAsync(database, services => services
            .RemoveAll<ILoggerFactory>()
            .AddLogging(logging => logging.SetMinimumLevel(LogLevel.Trace).AddProvider(log)));

        host.Get<SecretVault>().Protect(SecretPurpose.WebhookUrl, new Secret(Url));

        var key = await host.ReadAsync(db => db.DataProtectionKeys.SingleAsync());
        key.Xml.ShouldNotBeNull().ShouldContain("<masterKey");
        var id = key.FriendlyName!.Replace("key-", "", StringComparison.Ordinal);
        log.Lines.ShouldContain(line => line.Contains(id, StringComparison.Ordinal));
        log.Lines.ShouldAllBe(line => !line.Contains("<masterKey", StringComparison.Ordinal));
    }

    [Theory]
    [EachDatabase]
    public async Task Save_ConnectionWithSecrets_LeavesNoPlainTextInAnyTable(DatabaseProvider provider)
    {
        var host = await databases.OpenAsync(provider);
        var (rows, vault) = (await host.AddInstanceAsync(), host.Get<SecretVault>());
        var connection = rows.Connection("Sales", url: vault.Protect(SecretPurpose.WebhookUrl, new Secret(Url)));
        connection.BotToken = vault.Protect(SecretPurpose.BotToken, new Secret("xoxb-plain7text7token"));
        await host.SaveAsync(connection);
        await using var db = host.Open();
        var stored = await db.Connections.SingleAsync(row => row.Id == connection.Id);
        stored.ReplaceWebhookUrl(vault.Protect(SecretPurpose.WebhookUrl, new Secret(Url + "2")));
        await db.SaveChangesAsync();

        var all = await EverythingAsync(host, db);

        all.ShouldContain("Sales");
        all.ShouldNotContain("plain7text");
    }

    private static async Task<string> EverythingAsync(DataHost host, DbContext db)
    {
        var text = new StringBuilder();
        await using var connection = await host.Database.OpenAsync();
        foreach (var table in db.Model.GetEntityTypes().Select(type => type.GetTableName()))
        {
            await using var command = connection.CreateCommand();
            command.CommandText = $"SELECT * FROM \"{table}\"";
            await using var reader = await command.ExecuteReaderAsync();
            while (await reader.ReadAsync())
            {
                for (var column = 0; column < reader.FieldCount; column++)
                {
                    text.AppendLine(Text(reader.GetValue(column)));
                }
            }
        }

        return text.ToString();
    }

    private static string? Text(object value) => value is byte[] bytes ? Encoding.UTF8.GetString(bytes) : Convert.ToString(value, CultureInfo.InvariantCulture);
}
