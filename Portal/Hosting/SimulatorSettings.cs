namespace Portal.Hosting;

/// <summary>The simulator as Slack, inside this process: <c>Slack:Simulator:Enabled</c>, for Development only.</summary>
internal static class SimulatorSettings
{
    public const string Path = "/simulator";
    private const string DefaultAddress = "http://127.0.0.1:5080";

    public static bool IsEnabled(IConfiguration configuration) => configuration.GetValue("Slack:Simulator:Enabled", defaultValue: false);

    /// <summary>This process as it calls itself, such as <c>http://127.0.0.1:5080</c>.</summary>
    public static Uri OwnAddress(IConfiguration configuration)
    {
        var first = (configuration["urls"] ?? "").Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .FirstOrDefault(url => url.StartsWith("http://", StringComparison.OrdinalIgnoreCase));
        var address = BindingAddress.Parse(first ?? DefaultAddress);
        return new UriBuilder(Uri.UriSchemeHttp, address.Host is "localhost" ? "localhost" : "127.0.0.1", address.Port).Uri;
    }

    /// <summary>Makes the simulator the Slack that the portal talks to, where no other is set.</summary>
    public static void Apply(IConfigurationManager configuration)
    {
        if (!IsEnabled(configuration))
        {
            return;
        }

        var own = OwnAddress(configuration);
        Dictionary<string, string?> settings = new(StringComparer.OrdinalIgnoreCase) { [$"Slack:AllowedWebhookHosts:{FreeIndex(configuration)}"] = own.Authority };
        if (configuration["Slack:ApiBaseUrl"] is null)
        {
            settings["Slack:ApiBaseUrl"] = new Uri(own, Path + "/api/").ToString();
            settings["Slack:AuthorizeUrl"] = new Uri(own, Path + "/oauth/v2/authorize").ToString();
        }

        configuration.AddInMemoryCollection(settings);
    }

    private static int FreeIndex(IConfiguration configuration) => configuration.GetSection("Slack:AllowedWebhookHosts").GetChildren().Count();
}
