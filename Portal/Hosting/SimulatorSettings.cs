using Portal.SlackSimulator;
using Portal.SlackSimulator.Workspaces;

namespace Portal.Hosting;

/// <summary>The simulator as Slack, inside this process: <c>Slack:Simulator:Enabled</c>, for Development only.</summary>
internal static class SimulatorSettings
{
    public const string Path = "/simulator";
    private const string Enabled = "Slack:Simulator:Enabled";

    public static bool IsEnabled(IConfiguration configuration) => bool.TryParse(configuration[Enabled], out var enabled) && enabled;

    public static IEnumerable<string> Problems(IConfiguration configuration) => configuration[Enabled] is not { Length: > 0 } text || bool.TryParse(text, out _)
        ? []
        : [$"Slack__Simulator__Enabled is \"{text}\", which is no true or false."];

    /// <summary>Makes the simulator the Slack that the portal talks to, where no other is set.</summary>
    public static void Apply(IConfigurationManager configuration)
    {
        if (!IsEnabled(configuration))
        {
            return;
        }

        var own = ServedAddress.Of(configuration);
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
        var own = ServedAddress.Of(configuration);
        app.InteractivityUrl = new Uri(own, "/slack/interactions").ToString();
        app.EventsUrl = new Uri(own, "/slack/events").ToString();
    }

    private static int FreeIndex(IConfiguration configuration) => configuration.GetSection("Slack:AllowedWebhookHosts").GetChildren().Count();
}
