using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Portal.Hosting;

internal sealed class KeyRingHealth(IDataProtectionProvider protection) : IHealthCheck
{
    private const string Probe = "probe";

    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            var protector = protection.CreateProtector("Portal.Health");
            return Task.FromResult(protector.Unprotect(protector.Protect(Probe)) == Probe
                ? HealthCheckResult.Healthy()
                : HealthCheckResult.Unhealthy("The key ring does not give back what it took."));
        }
        catch (CryptographicException failure)
        {
            return Task.FromResult(HealthCheckResult.Unhealthy("The key ring cannot be used; check DataProtection__CertificatePath.", failure));
        }
    }
}
