using Portal.Api;
using Portal.Auth;
using Portal.Domain.Auth;

namespace Portal.Features.Notifications.Story;

/// <summary>What became of one notification, and of one event, over HTTP.</summary>
internal static class StoryApi
{
    private const string Tag = "Notifications";

    public static void Map(RouteGroupBuilder instance)
    {
        instance.MapGet("/notifications/{id}", GetAsync).RequireScope(TokenScope.Read)
            .WithName("GetNotification").WithTags(Tag).WithSummary("One notification with its route, attempts and message.")
            .Produces<NotificationDetailJson>().ProducesProblem(StatusCodes.Status404NotFound);
        instance.MapPost("/notifications/{id}/resend", ResendAsync).RequireScope(TokenScope.ConfigWrite)
            .WithName("ResendNotification").WithTags(Tag).WithSummary("Sends a notification again that fell back or failed.")
            .Produces<ResentNotification>(StatusCodes.Status202Accepted)
            .ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status422UnprocessableEntity);
        instance.MapGet("/events/{id}", GetEventAsync).RequireScope(TokenScope.Read)
            .WithName("GetEvent").WithTags("Events").WithSummary("An event with its notifications, attempts and messages")
            .Produces<EventView>();
    }

    private static async Task<IResult> GetAsync(InstanceCaller caller, string id, GetNotification get, CancellationToken cancellationToken) =>
        Guid.TryParse(id, out var key)
            ? (await get.HandleAsync(caller, key, cancellationToken)).ToHttp(detail => Results.Ok(NotificationDetailJson.From(detail)))
            : Problems.NotFound();

    private static async Task<IResult> ResendAsync(InstanceCaller caller, string id, ResendNotification resend, CancellationToken cancellationToken) =>
        Guid.TryParse(id, out var key)
            ? (await resend.HandleAsync(caller, key, cancellationToken)).ToHttp(resent => Results.Accepted(value: resent))
            : Problems.NotFound();

    private static async Task<IResult> GetEventAsync(InstanceCaller caller, string id, GetEvent get, CancellationToken cancellationToken) =>
        Guid.TryParse(id, out var key) ? (await get.HandleAsync(caller, key, cancellationToken)).ToHttp() : Problems.NotFound();
}
