using Microsoft.EntityFrameworkCore;
using Portal.Auth;
using Portal.Data;
using Portal.Data.Auth;
using Portal.Data.Notifications;
using Portal.Data.Providers;
using Portal.Domain;
using Portal.Features;
using Portal.Features.Connections.Saving;
using Portal.UnitTests.Support;

namespace Portal.UnitTests.Features.Connections.Saving;

/// <summary>Several writers at once: the database lets one through at a time, and each answers what is true then.</summary>
public sealed class ConnectionWriterTests(Databases databases) : IClassFixture<Databases>
{
    private const int Writers = 6;

    [Theory]
    [EachDatabase]
    public async Task Write_OneAppManyTimes_IsAddedOnce(DatabaseProvider provider)
    {
        var host = await databases.OpenAsync(provider);

        var (outcomes, rows) = await WriteAtOnceAsync(host, number => Installed($"Named {number}"));

        outcomes.Select(outcome => outcome.Value!.Outcome).Order().ShouldBe([SaveOutcome.Added, .. Enumerable.Repeat(SaveOutcome.Exists, Writers - 1)]);
        rows.ShouldHaveSingleItem().IsDefault.ShouldBeTrue();
    }

    [Theory]
    [EachDatabase]
    public async Task Write_OneAppToReplace_IsAddedOnceAndRenewed(DatabaseProvider provider)
    {
        var host = await databases.OpenAsync(provider);

        var (outcomes, rows) = await WriteAtOnceAsync(host, _ => Installed(null) with { MayReplace = true });

        outcomes.Select(outcome => outcome.Value!.Outcome).Order().ShouldBe([SaveOutcome.Added, .. Enumerable.Repeat(SaveOutcome.Renewed, Writers - 1)]);
        rows.ShouldHaveSingleItem().Name.ShouldBe("Acme");
    }

    [Theory]
    [EachDatabase]
    public async Task Write_OneName_IsTakenOnceAndRefusedAfter(DatabaseProvider provider)
    {
        var host = await databases.OpenAsync(provider);

        var (outcomes, rows) = await WriteAtOnceAsync(host, _ => Webhook("Finance"));

        outcomes.Count(outcome => outcome.IsOk).ShouldBe(1);
        outcomes.Where(outcome => !outcome.IsOk).ShouldAllBe(outcome => outcome.Problems.Single().Field == "name");
        rows.Count.ShouldBe(1);
    }

    [Theory]
    [EachDatabase]
    public async Task Write_ManyApps_AreAllAddedWithOneDefault(DatabaseProvider provider)
    {
        var host = await databases.OpenAsync(provider);

        var (outcomes, rows) = await WriteAtOnceAsync(host, number => Installed(null, "A0" + number));

        outcomes.ShouldAllBe(outcome => outcome.Value!.Outcome == SaveOutcome.Added);
        rows.Select(row => row.Name).ShouldBe(["Acme", "Acme 2", "Acme 3", "Acme 4", "Acme 5", "Acme 6"], ignoreOrder: true);
        rows.Count(row => row.IsDefault).ShouldBe(1);
    }

    private static ConnectionDraft Installed(string? name, string app = "A0APP") => new(null, "SLACK_APP", name)
    {
        Installation = new SlackInstallation(new Secret("xoxb-1"), app, null, "T0ACME", "Acme", "U0" + app, ["chat:write"]),
    };

    private static ConnectionDraft Webhook(string name) => new(null, "INCOMING_WEBHOOK", name) { WebhookUrl = new Secret("https://hooks.slack.com/services/T/B/x") };

    private static async Task<(Outcome<SaveConnectionResult>[] Outcomes, List<Portal.Domain.Connections.Connection> Rows)> WriteAtOnceAsync(DataHost host, Func<int, ConnectionDraft> draft)
    {
        var instance = (await host.AddInstanceAsync()).Instance;
        var caller = new InstanceCaller(instance.OrganizationId, instance.Id, instance.Slug, "Ada");
        var writer = new ConnectionWriter(
            host.Get<IDbContextFactory<PortalDbContext>>(), host.Get<SecretVault>(), host.Get<WorkSignals>(), host.Get<ChangeFeed>(), host.Get<TimeProvider>());
        var outcomes = await Task.WhenAll(Enumerable.Range(0, Writers).Select(number => Task.Run(() => writer.WriteAsync(caller, draft(number), CancellationToken.None))));
        return (outcomes, await host.ReadAsync(db => db.Connections.AsNoTracking().Where(row => row.InstanceId == instance.Id).ToListAsync()));
    }
}
