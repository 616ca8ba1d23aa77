using Portal.Api;
using Portal.Auth;

namespace Portal.Features.Notifications;

/// <summary>The ledger over HTTP.</summary>
internal static class NotificationsApi
{
    public static async Task<IResult> ListAsync(
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

    public static async Task<IResult> GetAsync(InstanceCaller caller, string id, GetNotification get, CancellationToken cancellationToken) =>
        Guid.TryParse(id, out var key)
            ? (await get.HandleAsync(caller, key, cancellationToken)).ToHttp(detail => Results.Ok(NotificationDetailJson.From(detail)))
            : Problems.NotFound();

    public static async Task<IResult> ResendAsync(InstanceCaller caller, string id, ResendNotification resend, CancellationToken cancellationToken) =>
        Guid.TryParse(id, out var key)
            ? (await resend.HandleAsync(caller, key, cancellationToken)).ToHttp(resent => Results.Accepted(value: resent))
            : Problems.NotFound();
}
