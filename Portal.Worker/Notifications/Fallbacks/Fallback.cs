using Portal.Domain.Notifications.Routing;

namespace Portal.Worker.Notifications.Fallbacks;

/// <summary>What happens to a notification that Slack cannot take. A kind is a class here and a line in the worker's registration.</summary>
internal abstract class Fallback
{
    /// <summary>The name in settings; see <see cref="FallbackKeys"/>.</summary>
    public abstract string Key { get; }

    /// <summary>Does it, once. A refusal is a value; only what was not foreseen throws.</summary>
    public abstract Task<FallbackResult> RunAsync(FallbackRequest request, CancellationToken cancellationToken);
}
