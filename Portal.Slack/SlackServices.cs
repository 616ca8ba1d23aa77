using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using Portal.Slack.Api;
using Portal.Slack.Connections;

namespace Portal.Slack;

public static class SlackServices
{
    /// <summary>Everything that speaks to Slack, bound to the section <c>Slack</c>.</summary>
    public static IServiceCollection AddPortalSlack(this IServiceCollection services)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddOptions<SlackOptions>().BindConfiguration(SlackOptions.Section).ValidateOnStart();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<SlackOptions>, SlackOptionsValidation>());

        SlackHttp.Add(services);
        services.TryAddSingleton<WebhookClient>();
        services.TryAddSingleton<SlackWebApi>();
        services.TryAddSingleton<SlackClock>();

        services.TryAddEnumerable(ServiceDescriptor.Singleton<ConnectionMode, IncomingWebhookMode>());
        services.TryAddEnumerable(ServiceDescriptor.Singleton<ConnectionMode, WebhookLookupMode>());
        services.TryAddEnumerable(ServiceDescriptor.Singleton<ConnectionMode, SlackAppMode>());
        services.TryAddSingleton<ConnectionModeCatalog>();
        return services;
    }
}
