using Portal.Domain.Notifications.Routing;

namespace Portal.Worker.Notifications.Fallbacks;

internal sealed class SkipFallback : Fallback
{
    public override string Key => FallbackKeys.Skip;

    public override Task<FallbackResult> RunAsync(FallbackRequest request, CancellationToken cancellationToken) =>
        Task.FromResult(new FallbackResult("Skipped, as configured: nobody was told another way."));
}
