using Portal.Api;
using Portal.Auth;
using Portal.Domain.Auth;

namespace Portal.Features.Notifications.List;

/// <summary>The list over HTTP.</summary>
internal static class NotificationsApi
{
    public static void Map(RouteGroupBuilder instance) =>
        instance.MapGet("/notifications", ListAsync).RequireScope(TokenScope.Read)
            .WithName("ListNotifications").WithTags("Notifications").WithSummary("Notifications, newest first, filtered and paged.")
            .Produces<Page<NotificationRowJson>>().ProducesProblem(StatusCodes.Status422UnprocessableEntity);

    private static async Task<IResult> ListAsync(
        InstanceCaller caller, [AsParameters] NotificationParameters parameters, ListNotifications list, CancellationToken cancellationToken)
    {
        var request = parameters.Read();
        if (request.Value is not { } asked)
        {
            return request.ToHttp();
        }

        var page = await list.HandleAsync(caller, asked.Filter, asked.Offset, asked.Limit, cancellationToken);
        return Results.Ok(new Page<NotificationRowJson>([.. page.Items.Select(NotificationRowJson.From)], page.Total, page.Offset, page.Limit));
    }
}
