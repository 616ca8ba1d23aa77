using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Portal.Features.Notifications;
using Portal.Slack;
using Portal.Worker;

namespace Portal.UnitTests.Features.Notifications;

public abstract class NotificationsDatabase : FeatureDatabase
{
    protected override void AddServices(IServiceCollection services)
    {
        services.AddSingleton<IConfiguration>(new ConfigurationBuilder().Build());
        services.AddMetrics().AddPortalSlack().AddPortalWorker();
        new NotificationsFeature().AddServices(services);
    }
}
