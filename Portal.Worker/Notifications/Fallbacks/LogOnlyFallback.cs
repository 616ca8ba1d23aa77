using Microsoft.Extensions.Logging;
using Portal.Domain.Notifications.Routing;

namespace Portal.Worker.Notifications.Fallbacks;

internal sealed partial class LogOnlyFallback(ILogger<LogOnlyFallback> logger) : Fallback
{
    public override string Key => FallbackKeys.LogOnly;

    public override Task<FallbackResult> RunAsync(FallbackRequest request, CancellationToken cancellationToken)
    {
        Log.NotTold(logger, request.NotificationId, request.Recipients.Count, request.Reason ?? "no answer in time");
        return Task.FromResult(new FallbackResult("Written to the log, as configured: nobody was told another way."));
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "Notification {NotificationId} for {Recipients} people was not taken by Slack ({Reason}) and is only logged.")]
        public static partial void NotTold(ILogger logger, Guid notificationId, int recipients, string reason);
    }
}
