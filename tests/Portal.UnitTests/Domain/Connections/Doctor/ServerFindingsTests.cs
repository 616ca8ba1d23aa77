using Portal.Domain.Connections.Doctor;

namespace Portal.UnitTests.Domain.Connections.Doctor;

public sealed class ServerFindingsTests
{
    private const string Refused = " Above 5 minutes, signatures of Slack and of sources are refused.";
    private const string Means = "Slack calls this address when somebody clicks a button, and browsers come back to it from \"Add to Slack\".";

    public static TheoryData<int?, Finding> Clocks => new()
    {
        { null, new("clock", FindingLevel.NotChecked, "Clock not compared", "Slack could not be asked for the time.") },
        { 0, new("clock", FindingLevel.Good, "The clock is right", "This server's clock is 0 s behind Slack's.") },
        { 60, new("clock", FindingLevel.Good, "The clock is right", "This server's clock is 60 s ahead of Slack's.") },
        { -60, new("clock", FindingLevel.Good, "The clock is right", "This server's clock is 60 s behind Slack's.") },
        { 61, new("clock", FindingLevel.Warning, "The clock drifts", "This server's clock is 61 s ahead of Slack's." + Refused, "Let the server's clock follow NTP.") },
        { -300, new("clock", FindingLevel.Warning, "The clock drifts", "This server's clock is 300 s behind Slack's." + Refused, "Let the server's clock follow NTP.") },
        { 301, new("clock", FindingLevel.Failed, "The clock is wrong", "This server's clock is 301 s ahead of Slack's." + Refused, "Set the server's clock: let it follow NTP.") },
        { -301, new("clock", FindingLevel.Failed, "The clock is wrong", "This server's clock is 301 s behind Slack's." + Refused, "Set the server's clock: let it follow NTP.") },
    };

    public static TheoryData<PublicUrlProbe, Finding> Addresses => new()
    {
        {
            new(null, false, false, false, null),
            new("public-url", FindingLevel.NotChecked, "No public address", "Portal:PublicUrl is not set. " + Means, "Set Portal:PublicUrl to this server's https address.")
        },
        {
            new("http://localhost/", true, false, true, null),
            new("public-url", FindingLevel.NotChecked, "The public address is this machine", "http://localhost/ can be reached from here only, so Slack's clicks do not arrive. Good enough for the simulator.")
        },
        {
            new("https://p.test/", false, true, true, null),
            new("public-url", FindingLevel.Good, "The public address answers", "https://p.test/ was reached from this server. Whether Slack reaches it too, only a click shows.")
        },
        {
            new("http://p.test/", false, false, true, null),
            new("public-url", FindingLevel.Warning, "The public address is not https", "http://p.test/ answers, but Slack calls https addresses only.", "Put it behind https and change Portal:PublicUrl.")
        },
        {
            new("https://p.test/", false, true, false, "ConnectionError"),
            new(
                "public-url", FindingLevel.Warning, "The public address does not answer", "https://p.test/ could not be reached from this server (ConnectionError). " + Means,
                "Check Portal:PublicUrl, the name, and the proxy before this server. If only this server cannot reach itself by that name, nothing needs to be done.")
        },
    };

    [Theory]
    [MemberData(nameof(Clocks))]
    public void Clock_Skewed_IsAsBadAsSignaturesSuffer(int? secondsAhead, Finding expected) =>
        ServerFindings.Clock(secondsAhead is { } seconds ? TimeSpan.FromSeconds(seconds) : null).ShouldBe(expected);

    [Fact]
    public void SigningSecret_Set_SaysWhatItIsGoodFor() => ServerFindings.SigningSecret(isSet: true).ShouldBe(new(
        "signing", FindingLevel.Good, "Signing secret is set", "Clicks and events that come from Slack can be told from forged ones."));

    [Fact]
    public void SigningSecret_Missing_SaysWhatPeopleSeeAndWhereItIs() => ServerFindings.SigningSecret(isSet: false).ShouldBe(new(
        "signing", FindingLevel.Warning, "No signing secret",
        "Clicks on a message's buttons cannot be confirmed to Slack, so people see a warning sign beside the button although its link opens.",
        "Set Slack:SigningSecret to the app's signing secret, from its page Basic Information, and restart Portal. Then press Retry on the app's page Event Subscriptions: Slack could not check the address before."));

    [Theory]
    [MemberData(nameof(Addresses))]
    public void PublicUrl_Probed_SaysWhoReachedIt(PublicUrlProbe probe, Finding expected) => ServerFindings.PublicUrl(probe).ShouldBe(expected);
}
