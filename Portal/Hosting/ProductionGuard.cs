namespace Portal.Hosting;

/// <summary>What must not reach Production, all at once, each with the setting to change.</summary>
internal static class ProductionGuard
{
    public static IReadOnlyList<string> Problems(IConfiguration configuration, IHostEnvironment environment)
    {
        var ring = KeyRingOptions.Read(configuration);
        var (certificate, broken) = KeyRingCertificate.Load(ring);
        certificate?.Dispose();
        List<string> problems = broken is null ? [] : [broken];
        if (environment.IsDevelopment())
        {
            return problems;
        }

        if (SimulatorSettings.IsEnabled(configuration))
        {
            problems.Add("Slack__Simulator__Enabled must be false outside Development: the simulator is not Slack.");
        }

        if (!ring.IsProtected && !ring.AllowUnprotectedKeyRing)
        {
            problems.Add(
                "Set DataProtection__CertificatePath (and DataProtection__CertificatePassword): the key ring in the database protects all secrets and is itself unprotected. "
                + "DataProtection__AllowUnprotectedKeyRing=true starts without.");
        }

        return problems;
    }
}
