using Microsoft.Extensions.DependencyInjection;
using Portal.Features.Notifications;

namespace Portal.UnitTests.Features.Notifications;

public abstract class NotificationsDatabase : FeatureDatabase
{
    protected override void AddServices(IServiceCollection services) => new NotificationsFeature().AddServices(services);
}
