using Portal.Api;
using Portal.Domain.Auth;
using Portal.Features.Notifications.InSlack;
using Portal.Features.Notifications.Steps;

namespace Portal.Features.Notifications;

/// <summary>The ledger: every notification from its event to its outcome.</summary>
internal sealed class NotificationsFeature : PortalFeature
{
    private const string Tag = "Notifications";

    public override IReadOnlyList<NavigationEntry> Navigation => [new("Notifications", "notifications", "notifications", Permission.ViewNotifications)];

    public override void AddServices(IServiceCollection services)
    {
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
        instance.MapGet("/notifications", NotificationsApi.ListAsync).RequireScope(TokenScope.Read)
            .WithName("ListNotifications").WithTags(Tag).WithSummary("Notifications, newest first, filtered and paged.")
            .Produces<Page<NotificationRowJson>>().ProducesProblem(StatusCodes.Status422UnprocessableEntity);
        instance.MapGet("/notifications/{id}", NotificationsApi.GetAsync).RequireScope(TokenScope.Read)
            .WithName("GetNotification").WithTags(Tag).WithSummary("One notification with its route, attempts and message.")
            .Produces<NotificationDetailJson>().ProducesProblem(StatusCodes.Status404NotFound);
        instance.MapGet("/steps/{stepId}", StepsApi.GetAsync).RequireScope(TokenScope.Read)
            .WithName("GetStep").WithTags(Tag).WithSummary("A step with its state and what each of its copies shows.")
            .Produces<StepJson>().ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status422UnprocessableEntity);
        instance.MapPost("/notifications/{id}/resend", NotificationsApi.ResendAsync).RequireScope(TokenScope.ConfigWrite)
            .WithName("ResendNotification").WithTags(Tag).WithSummary("Sends a notification again that fell back or failed.")
            .Produces<ResentNotification>(StatusCodes.Status202Accepted)
            .ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status422UnprocessableEntity);
    }
}
