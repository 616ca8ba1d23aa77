namespace Portal.Hosting;

/// <summary>What must not reach Production, all at once, each with the setting to change.</summary>
internal static class ProductionGuard
{
    public static IReadOnlyList<string> Problems(IConfiguration configuration, IHostEnvironment environment)
    {
        if (environment.IsDevelopment())
        {
            return [];
        }

        List<string> problems = [];
        if (SimulatorSettings.IsEnabled(configuration))
        {
            problems.Add("Slack__Simulator__Enabled must be false outside Development: the simulator is not Slack.");
        }

        var ring = configuration.GetSection(KeyRingOptions.Section).Get<KeyRingOptions>() ?? new KeyRingOptions();
        if (!ring.IsProtected && !ring.AllowUnprotectedKeyRing)
        {
            problems.Add(
                "Set DataProtection__CertificatePath (and DataProtection__CertificatePassword): the key ring in the database protects all secrets and is itself unprotected. "
                + "DataProtection__AllowUnprotectedKeyRing=true starts without.");
        }

        if (ring.IsProtected && !File.Exists(ring.CertificatePath))
        {
            problems.Add("DataProtection__CertificatePath names a file that is not there.");
        }

        return problems;
    }
}
