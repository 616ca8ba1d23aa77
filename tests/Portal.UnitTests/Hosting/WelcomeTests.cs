using Microsoft.EntityFrameworkCore;
using Portal.Domain;
using Portal.Hosting;
using Portal.UnitTests.Support;

namespace Portal.UnitTests.Hosting;

public sealed class WelcomeTests
{
    private static readonly Uri Address = new("http://127.0.0.1:5080");

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Text_Simulator_IsNamedWhereThereIsOne(bool hasSimulator)
    {
        var text = Welcome.Text(Address, new Secret("whsec_AAAA"), hasSimulator);

        text.Contains("/simulator", StringComparison.Ordinal).ShouldBe(hasSimulator);
        text.ShouldContain("  Portal            http://127.0.0.1:5080\n");
        text.ShouldContain("  API               http://127.0.0.1:5080/swagger\n");
        text.ShouldContain("curl -i http://127.0.0.1:5080/api/v1/instances/sample/events");
    }

    [Theory]
    [InlineData("true", 1)]
    [InlineData("false", 0)]
    public async Task Sample_Connection_IsTheDefaultOnlyWhereSomebodyAnswersThere(string isEnabled, int count)
    {
        await using var server = await PortalServer.StartAsync(("Slack:Simulator:Enabled", isEnabled));

        (await server.InDatabaseAsync(db => db.Connections.CountAsync(row => row.IsDefault))).ShouldBe(count);
        (await server.InDatabaseAsync(db => db.Definitions.CountAsync(row => row.ConnectionId != null))).ShouldBe(count);
    }
}
