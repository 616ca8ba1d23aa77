using Portal.Benchmarks.Hostile;
using Portal.Domain.Auth;
using Portal.UnitTests.Support;

namespace Portal.UnitTests.Api;

/// <summary>What `Portal.Benchmarks hostile` does to a running portal, smaller, and the same ones each run.</summary>
public sealed class HostileTests(SharedPortal portal) : IClassFixture<SharedPortal>
{
    private const int Count = 2_000;

    [Fact]
    public async Task Routes_HostileRequests_AreAllAnsweredByTheContract()
    {
        var app = await SlackAppInstance.AddAsync(portal.Server);
        var target = new HostileTarget(portal.Server.Address)
        {
            Instance = app.Base.Slug,
            Organization = app.Base.Slug,
            Tokens = [await app.Base.AddTokenAsync(TokenScope.Admin), await app.Base.AddOrganizationTokenAsync(TokenScope.Admin)],
            Ids = [app.ConnectionId.ToString(), app.Base.Id.ToString()],
        };

        var report = await new HostileRun(target, seed: 20261121).SendAsync(Count, CancellationToken.None);

        report.Faults.ShouldBeEmpty(report.ToText());
        report.Count.ShouldBe(Count);
        report.Routes.Count.ShouldBeGreaterThan(20);
        // It gets past the door, or nothing is tried behind it.
        report.Answered(200).ShouldBeGreaterThan(50);
        report.Answered(202).ShouldBeGreaterThan(0, report.ToText());
        report.Answered(422).ShouldBeGreaterThan(20);
        portal.Server.Log.Lines.ShouldNotContain(line => line.Contains("unhandled exception", StringComparison.OrdinalIgnoreCase));
    }
}
