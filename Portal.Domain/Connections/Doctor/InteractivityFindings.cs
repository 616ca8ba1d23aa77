using System.Globalization;

namespace Portal.Domain.Connections.Doctor;

/// <summary>Whether a click on a message's button arrives here.</summary>
public static class InteractivityFindings
{
    private const string Key = "interactivity";
    private const string Means = "Slack posts clicks there; where they do not arrive, people see a warning sign beside the button although its link opens.";
    private const string Remedy = "Let Slack's requests to /slack/interactions and /slack/events through to Portal: no sign-in, no other application, no filter before them.";

    private static readonly TimeSpan Proof = TimeSpan.FromDays(1);

    /// <param name="probe">What came of posting there without Slack's signature; null where nothing could be posted.</param>
    /// <param name="problem">Why nothing could be posted; null where something was.</param>
    /// <param name="lastHeard">When Slack's last click or event arrived, signed; null when none is remembered.</param>
    /// <param name="now">The time.</param>
    public static Finding Of(InteractivityProbe? probe, UnaskedAddress? problem, DateTimeOffset? lastHeard, DateTimeOffset now)
    {
        var heard = lastHeard is { } time ? " " + string.Create(CultureInfo.InvariantCulture, $"The last signed request of Slack's arrived on {time.UtcDateTime:yyyy-MM-dd} at {time.UtcDateTime:HH:mm} UTC.") : "";
        if (lastHeard > now - Proof && probe is not { Status: 503, IsOurs: true })
        {
            return new(Key, FindingLevel.Good, "Slack's clicks and events arrive", heard.TrimStart());
        }

        return problem is { } unasked ? NotChecked(unasked, heard) : Judge(probe!, heard);
    }

    private static Finding NotChecked(UnaskedAddress problem, string heard) => problem switch
    {
        UnaskedAddress.NotSet => new(Key, FindingLevel.NotChecked, "Interactivity was not checked", "Portal:PublicUrl is not set, so that nothing could be posted there." + heard, "Set Portal:PublicUrl to this server's https address."),
        _ => new(Key, FindingLevel.NotChecked, "Interactivity was not checked", "The public address is this machine, which Slack cannot reach. Good enough for the simulator." + heard),
    };

    private static Finding Judge(InteractivityProbe probe, string heard) => probe switch
    {
        { IsOurs: true, Status: 401 } => new(
            Key, FindingLevel.Good, "Interactivity answers", $"{probe.Url} refuses what Slack did not sign, as it should. Whether Slack reaches it too, only a click shows." + heard),
        { IsOurs: true, Status: 503 } => new(
            Key, FindingLevel.Warning, "Interactivity is not set up", "No signing secret is set, so that every click is refused. " + Means + heard, "Set Slack:SigningSecret to the app's signing secret, from its page Basic Information, and restart Portal. Then press Retry on the app's page Event Subscriptions: Slack could not check the address before."),
        { Status: { } status } => new(
            Key, FindingLevel.Warning, "Something else answers Slack's clicks", string.Create(CultureInfo.InvariantCulture, $"{probe.Url} answered {status}, and not as Portal does. {Means}{heard}"), Remedy),
        _ => new(
            Key, FindingLevel.Warning, "Interactivity cannot be reached", $"{probe.Url} could not be reached from this server ({probe.Problem}). {Means}{heard}",
            "Check Portal:PublicUrl, the name, and the proxy before this server. If only this server cannot reach itself by that name, nothing needs to be done."),
    };
}

/// <summary>What came of posting to our own interactions address without a signature.</summary>
/// <param name="Status">The answer's; null when there was none.</param>
/// <param name="IsOurs">It was a problem document, as Portal answers.</param>
public sealed record InteractivityProbe(string Url, int? Status, bool IsOurs, string? Problem);

/// <summary>Why an address was not asked.</summary>
public enum UnaskedAddress
{
    NotSet,
    Loopback,
}
