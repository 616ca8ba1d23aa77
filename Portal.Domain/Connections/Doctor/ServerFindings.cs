using System.Globalization;

namespace Portal.Domain.Connections.Doctor;

/// <summary>What lies on our own side: the clock, the address that Slack calls, the secret that proves Slack's calls.</summary>
public static class ServerFindings
{
    private static readonly TimeSpan Uneasy = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan Broken = TimeSpan.FromSeconds(300);

    /// <param name="ahead">By how much this server's clock is ahead of Slack's; null when Slack did not tell the time.</param>
    public static Finding Clock(TimeSpan? ahead)
    {
        const string Key = "clock";
        if (ahead is not { } skew)
        {
            return new(Key, FindingLevel.NotChecked, "Clock not compared", "Slack could not be asked for the time.");
        }

        var size = skew.Duration();
        var words = string.Create(CultureInfo.InvariantCulture, $"This server's clock is {Math.Round(size.TotalSeconds):0} s {(skew > TimeSpan.Zero ? "ahead of" : "behind")} Slack's.");
        return size > Broken
            ? new(Key, FindingLevel.Failed, "The clock is wrong", words + " Above 5 minutes, signatures of Slack and of sources are refused.", "Set the server's clock: let it follow NTP.")
            : size > Uneasy
                ? new(Key, FindingLevel.Warning, "The clock drifts", words + " Above 5 minutes, signatures of Slack and of sources are refused.", "Let the server's clock follow NTP.")
                : new(Key, FindingLevel.Good, "The clock is right", words);
    }

    public static Finding SigningSecret(bool isSet) => isSet
        ? new("signing", FindingLevel.Good, "Signing secret is set", "Clicks and events that come from Slack can be told from forged ones.")
        : new(
            "signing", FindingLevel.Warning, "No signing secret",
            "Clicks on a message's buttons cannot be confirmed to Slack, so people see a warning sign beside the button although its link opens.",
            "Set Slack:SigningSecret to the app's signing secret, from its page Basic Information, and restart Portal. Then press Retry on the app's page Event Subscriptions: Slack could not check the address before.");

    /// <summary>Whether Slack can reach this server.</summary>
    public static Finding PublicUrl(PublicUrlProbe probe)
    {
        const string Key = "public-url";
        const string Means = "Slack calls this address when somebody clicks a button, and browsers come back to it from \"Add to Slack\".";
        return probe switch
        {
            { Url: null } => new(Key, FindingLevel.NotChecked, "No public address", "Portal:PublicUrl is not set. " + Means, "Set Portal:PublicUrl to this server's https address."),
            { IsLoopback: true } => new(Key, FindingLevel.NotChecked, "The public address is this machine", $"{probe.Url} can be reached from here only, so Slack's clicks do not arrive. Good enough for the simulator."),
            { IsReached: true, IsHttps: true } => new(Key, FindingLevel.Good, "The public address answers", $"{probe.Url} was reached from this server. Whether Slack reaches it too, only a click shows."),
            { IsReached: true } => new(Key, FindingLevel.Warning, "The public address is not https", $"{probe.Url} answers, but Slack calls https addresses only.", "Put it behind https and change Portal:PublicUrl."),
            _ => new(
                Key, FindingLevel.Warning, "The public address does not answer", $"{probe.Url} could not be reached from this server ({probe.Problem}). {Means}",
                "Check Portal:PublicUrl, the name, and the proxy before this server. If only this server cannot reach itself by that name, nothing needs to be done."),
        };
    }
}

/// <summary>What came of asking our own public address.</summary>
public sealed record PublicUrlProbe(string? Url, bool IsLoopback, bool IsHttps, bool IsReached, string? Problem);
