using Portal.Data.Notifications.Writing;
using Portal.Domain.Errors;
using Portal.Domain.Notifications.Routing;
using Portal.Worker.Errors;
using Portal.Worker.Notifications.Attempts;

namespace Portal.Worker.Notifications.Fallbacks;

/// <summary>The one way from Slack to something else: for what waited too long, what Slack refused, and what had no connection.</summary>
internal sealed class FallbackHandover(IEnumerable<Fallback> fallbacks, DeliveryStore store, ErrorReporter errors, TimeProvider time)
{
    private readonly HashSet<string> _known = [.. fallbacks.Select(fallback => fallback.Key)];

    /// <summary>Which fallback's lane takes the notification over: the route's, or the log where a route names none that there is.</summary>
    public string KeyOf(DueNotification notification)
    {
        if (notification.IsTest)
        {
            return FallbackKeys.None;
        }

        var wanted = RouteDecisionJson.Read(notification.Route).Fallback;
        return _known.Contains(wanted) ? wanted : FallbackKeys.LogOnly;
    }

    /// <summary>Gives each to its fallback's lane, and waits for none of them.</summary>
    /// <param name="notifications">What Slack cannot take.</param>
    /// <param name="cause">Why, for those that no answer of Slack and no route explains.</param>
    public async Task RunAsync(IReadOnlyList<DueNotification> notifications, FallbackCause cause)
    {
        foreach (var notification in notifications.Where(notification => notification.LastError is null && !notification.IsTest))
        {
            await errors.ReportAsync(
                new Failure(
                    notification.OrganizationId, notification.InstanceId, CauseKey.OfFallback(cause.ConnectionId, cause.Advice.Code), cause.Advice, cause.ConnectionId),
                CancellationToken.None);
        }

        var now = time.GetUtcNow();
        await store.FallBackAsync([.. notifications.Select(notification => new FallingBack(
            notification.Id, notification.InstanceId, notification.StepId, KeyOf(notification), notification.LastError ?? cause.Advice.Code, now))]);
    }
}
