using Microsoft.Extensions.Diagnostics.HealthChecks;
using Portal.Data.Providers;

namespace Portal.Hosting;

internal sealed class DatabaseHealth(DatabaseSchema schema) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var pending = await schema.PendingAsync(cancellationToken);
        return pending.Count == 0 ? HealthCheckResult.Healthy() : HealthCheckResult.Unhealthy($"The schema is {pending.Count} migrations behind: run the verb migrate.");
    }
}
