using Portal.Domain.Connections.Doctor;

namespace Portal.UnitTests.Domain.Connections.Doctor;

public sealed class InteractivityFindingsTests
{
    private const string Url = "https://p.test/slack/interactions";
    private const string Means = "Slack posts clicks there; where they do not arrive, people see a warning sign beside the button although its link opens.";
    private const string Heard = " The last signed request of Slack's arrived on 2026-11-18 at 12:00 UTC.";
    private const string LetThrough = "Let Slack's requests to /slack/interactions and /slack/events through to Portal: no sign-in, no other application, no filter before them.";

    private static readonly DateTimeOffset Now = new(2026, 11, 21, 12, 0, 0, TimeSpan.Zero);

    public static TheoryData<int?, bool, Finding> Answers => new()
    {
        { 401, true, new("interactivity", FindingLevel.Good, "Interactivity answers", $"{Url} refuses what Slack did not sign, as it should. Whether Slack reaches it too, only a click shows.{Heard}") },
        {
            503, true,
            new(
                "interactivity", FindingLevel.Warning, "Interactivity is not set up", $"No signing secret is set, so that every click is refused. {Means}{Heard}",
                "Set Slack:SigningSecret to the app's signing secret, from its page Basic Information, and restart Portal. Then press Retry on the app's page Event Subscriptions: Slack could not check the address before.")
        },
        { 401, false, Foreign(401) },
        { 302, false, Foreign(302) },
        { 200, true, Foreign(200) },
        {
            null, false,
            new(
                "interactivity", FindingLevel.Warning, "Interactivity cannot be reached", $"{Url} could not be reached from this server (ConnectionError). {Means}{Heard}",
                "Check Portal:PublicUrl, the name, and the proxy before this server. If only this server cannot reach itself by that name, nothing needs to be done.")
        },
    };

    public static TheoryData<UnaskedAddress, Finding> Unasked => new()
    {
        {
            UnaskedAddress.NotSet,
            new("interactivity", FindingLevel.NotChecked, "Interactivity was not checked", "Portal:PublicUrl is not set, so that nothing could be posted there.", "Set Portal:PublicUrl to this server's https address.")
        },
        {
            UnaskedAddress.Loopback,
            new("interactivity", FindingLevel.NotChecked, "Interactivity was not checked", "The public address is this machine, which Slack cannot reach. Good enough for the simulator.")
        },
    };

    [Theory]
    [MemberData(nameof(Answers))]
    public void Of_Answer_TellsWhoAnswered(int? status, bool isOurs, Finding expected) =>
        InteractivityFindings.Of(new(Url, status, isOurs, "ConnectionError"), null, Now.AddDays(-3), Now).ShouldBe(expected);

    [Theory]
    [MemberData(nameof(Unasked))]
    public void Of_NotAsked_SaysWhy(UnaskedAddress why, Finding expected)
    {
        InteractivityFindings.Of(null, why, null, Now).ShouldBe(expected);
        InteractivityFindings.Of(null, why, Now.AddDays(-3), Now).Detail.ShouldBe(expected.Detail + Heard);
    }

    [Fact]
    public void Of_HeardToday_IsProofEnough()
    {
        var arrives = new Finding("interactivity", FindingLevel.Good, "Slack's clicks and events arrive", "The last signed request of Slack's arrived on 2026-11-21 at 10:00 UTC.");

        InteractivityFindings.Of(new(Url, null, false, "ConnectionError"), null, Now.AddHours(-2), Now).ShouldBe(arrives);
        InteractivityFindings.Of(null, UnaskedAddress.NotSet, Now.AddHours(-2), Now).ShouldBe(arrives);
    }

    [Fact]
    public void Of_HeardADayAgo_ProvesNothingMore() =>
        InteractivityFindings.Of(new(Url, null, false, "ConnectionError"), null, Now.AddDays(-1), Now).Level.ShouldBe(FindingLevel.Warning);

    [Fact]
    public void Of_HeardTodayButTheSecretIsGone_IsNoProof() =>
        InteractivityFindings.Of(new(Url, 503, true, null), null, Now.AddHours(-2), Now).Title.ShouldBe("Interactivity is not set up");

    private static Finding Foreign(int status) =>
        new("interactivity", FindingLevel.Warning, "Something else answers Slack's clicks", $"{Url} answered {status}, and not as Portal does. {Means}{Heard}", LetThrough);
}
