using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Portal.Features.Connections;
using Portal.Slack;

namespace Portal.UnitTests.Features.Connections;

/// <summary>The feature's use cases on a database of their own.</summary>
public abstract class ConnectionsTest : FeatureDatabase
{
    protected const string Url = "https://hooks.slack.com/services/T01/B01/abcdefghijklmnopWXYZ";

    protected override void AddServices(IServiceCollection services)
    {
        services.AddSingleton(Options.Create(new SlackOptions()));
        new ConnectionsFeature().AddServices(services);
    }

    internal async Task<ConnectionSummary> AddAsync(string name) =>
        (await Get<SaveConnection>().HandleAsync(Caller, new SaveConnectionRequest(null, name, null, Url), CancellationToken.None)).Value!;
}
