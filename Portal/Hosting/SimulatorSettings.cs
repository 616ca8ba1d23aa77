using Portal.SlackSimulator;

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
            settings["Slack:ClientId"] = configuration["Slack:ClientId"] ?? SampleWorkspace.ClientId;
            settings["Slack:ClientSecret"] = configuration["Slack:ClientSecret"] ?? SampleWorkspace.ClientSecret;
            settings["Slack:SigningSecret"] = configuration["Slack:SigningSecret"] ?? SampleWorkspace.SigningSecret;
        }

        configuration.AddInMemoryCollection(settings);
    }

    /// <summary>Tells the simulated app where the portal takes clicks and events, as one would on the app's page.</summary>
    public static void Introduce(SlackSimulatorOptions app, IConfiguration configuration)
    {
        var own = OwnAddress(configuration);
        app.InteractivityUrl = new Uri(own, "/slack/interactions").ToString();
        app.EventsUrl = new Uri(own, "/slack/events").ToString();
    }

    private static int FreeIndex(IConfiguration configuration) => configuration.GetSection("Slack:AllowedWebhookHosts").GetChildren().Count();
}
