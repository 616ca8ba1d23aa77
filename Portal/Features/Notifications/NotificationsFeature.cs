using Portal.Domain.Auth;
using Portal.Features.Notifications.Intake;
using Portal.Features.Notifications.List;
using Portal.Features.Notifications.Steps;
using Portal.Features.Notifications.Story;

namespace Portal.Features.Notifications;

/// <summary>Every notification from its event to its outcome.</summary>
internal sealed class NotificationsFeature : PortalFeature
{
    public override IReadOnlyList<NavigationEntry> Navigation => [new("Notifications", "notifications", "notifications", Permission.ViewNotifications)];

    public override void AddServices(IServiceCollection services)
    {
        services.AddSingleton<PartErrors>();
        services.AddSingleton<ReceiveEvent>();
        services.AddSingleton<EventIntake>();
        services.AddSingleton<ListNotifications>();
        services.AddSingleton<CountNotifications>();
        services.AddSingleton<CountStaleMessages>();
        services.AddSingleton<GetFilterChoices>();
        services.AddSingleton<GetNotification>();
        services.AddSingleton<GetEvent>();
        services.AddSingleton<GetStep>();
        services.AddSingleton<ResendNotification>();
    }

    public override void MapApi(RouteGroupBuilder instance)
    {
        IntakeRoutes.Map(instance);
        NotificationsApi.Map(instance);
        StoryApi.Map(instance);
        StepsApi.Map(instance);
    }
}
