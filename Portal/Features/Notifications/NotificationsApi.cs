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
        return request.Value is { } valid && request.IsOk
            ? Results.Ok(NotificationListJson.From(await list.RunAsync(caller, valid.Filter, valid.Offset, valid.Limit, cancellationToken)))
            : request.ToHttp();
    }

    public static async Task<IResult> GetAsync(InstanceCaller caller, string id, GetNotification get, CancellationToken cancellationToken) =>
        Guid.TryParse(id, out var key)
            ? (await get.RunAsync(caller, key, cancellationToken)).ToHttp(detail => Results.Ok(NotificationDetailJson.From(detail)))
            : Problems.NotFound();

    public static async Task<IResult> ResendAsync(InstanceCaller caller, string id, ResendNotification resend, CancellationToken cancellationToken) =>
        Guid.TryParse(id, out var key)
            ? (await resend.RunAsync(caller, key, cancellationToken)).ToHttp(resent => Results.Accepted(value: resent))
            : Problems.NotFound();
}
