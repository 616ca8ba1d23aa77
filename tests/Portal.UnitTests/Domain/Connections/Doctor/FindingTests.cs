using Portal.Domain;
using Portal.Domain.Connections;
using Portal.Domain.Connections.Doctor;
using Portal.Domain.Definitions;
using Portal.Domain.Slack;

namespace Portal.UnitTests.Domain.Connections.Doctor;

public sealed class FindingTests
{
    private static readonly Guid Mine = Guid.Parse("11111111-0000-0000-0000-000000000000");
    private static readonly DateTimeOffset Now = new(2026, 11, 21, 12, 0, 0, TimeSpan.Zero);
    private static readonly Guid Other = Guid.Parse("22222222-0000-0000-0000-000000000000");

    [Theory]
    [InlineData(0, FindingLevel.Good)]
    [InlineData(-60, FindingLevel.Good)]
    [InlineData(61, FindingLevel.Warning)]
    [InlineData(-300, FindingLevel.Warning)]
    [InlineData(301, FindingLevel.Failed)]
    [InlineData(-301, FindingLevel.Failed)]
    public void Clock_Skewed_IsAsBadAsSignaturesSuffer(int seconds, FindingLevel level) => ServerFindings.Clock(TimeSpan.FromSeconds(seconds)).Level.ShouldBe(level);

    [Fact]
    public void Clock_Unknown_IsNotChecked() => ServerFindings.Clock(null).Level.ShouldBe(FindingLevel.NotChecked);

    [Fact]
    public void Scopes_MissingOne_SaysWhatItIsFor()
    {
        var findings = ScopeFindings.Of(ConnectionModeKeys.IncomingWebhookLookup, ["users:read", "chat:write"]);

        var missing = findings.Single(finding => finding.Level == FindingLevel.Failed);
        missing.Key.ShouldBe("scopes.missing.users:read.email");
        missing.Detail.ShouldContain("Find people in Slack by their e-mail address.");
        findings.Single(finding => finding.Key == "scopes.unneeded").Detail.ShouldContain("chat:write");
        findings.ShouldNotContain(finding => finding.Key == "usergroups");
    }

    [Fact]
    public void Usergroups_Listed_SayThatChangingWasNotTried()
    {
        var findings = UsergroupFindings.Of(["usergroups:read", "usergroups:write"], 3, null);

        findings.Select(finding => (finding.Key, finding.Level)).ShouldBe([("usergroups", FindingLevel.Good), ("usergroups.write", FindingLevel.NotChecked)]);
        findings[0].Detail.ShouldContain("3");
        findings[1].Detail.ShouldContain("nothing was changed to find out");
        UsergroupFindings.Of(["usergroups:read"], 3, null)[1].Detail.ShouldContain("lacks usergroups:write");
    }

    [Theory]
    [InlineData("missing_scope", FindingLevel.NotChecked, "usergroups:read")]
    [InlineData("paid_teams_only", FindingLevel.NotChecked, "paid plans")]
    [InlineData("permission_denied", FindingLevel.Warning, "refuses")]
    [InlineData("ratelimited", FindingLevel.NotChecked, "no answer")]
    public void Usergroups_Refused_SayWhyAndWhatToDo(string code, FindingLevel level, string words)
    {
        var finding = UsergroupFindings.Of([], null, SlackError.Classify(code, null)).ShouldHaveSingleItem();

        finding.Level.ShouldBe(level);
        (finding.Title + finding.Detail).ShouldContain(words);
        (finding.Title + finding.Detail).ShouldContain(code);
        finding.Remedy.ShouldNotBeNull();
    }

    [Theory]
    [InlineData("xoxb-1-2-3", FindingLevel.Good)]
    [InlineData("xoxp-1-2-3", FindingLevel.Failed)]
    [InlineData("nonsense", FindingLevel.Failed)]
    public void Token_Kind_IsToldByItsPrefixAndNeverShown(string token, FindingLevel level)
    {
        var finding = TokenFindings.Kind(new Secret(token));

        finding.Level.ShouldBe(level);
        (finding.Title + finding.Detail + finding.Remedy).ShouldNotContain(token);
    }

    [Theory]
    [InlineData("token_revoked", FindingLevel.Failed)]
    [InlineData("timeout", FindingLevel.NotChecked)]
    public void Token_Refused_IsAFaultOnlyWhenSlackSaysSo(string code, FindingLevel level) =>
        TokenFindings.Refused(SlackError.Classify(code, null), "Acme").Level.ShouldBe(level);

    [Fact]
    public void PublicUrl_Any_SaysWhy()
    {
        ServerFindings.PublicUrl(new(null, false, false, false, null)).Level.ShouldBe(FindingLevel.NotChecked);
        ServerFindings.PublicUrl(new("http://localhost/", true, false, false, null)).Level.ShouldBe(FindingLevel.NotChecked);
        ServerFindings.PublicUrl(new("https://p.test/", false, true, true, null)).Level.ShouldBe(FindingLevel.Good);
        ServerFindings.PublicUrl(new("http://p.test/", false, false, true, null)).Level.ShouldBe(FindingLevel.Warning);
        ServerFindings.PublicUrl(new("https://p.test/", false, true, false, "ConnectionError")).Detail.ShouldContain("ConnectionError");
    }

    [Theory]
    [InlineData(401, true, FindingLevel.Good, "refuses what Slack did not sign")]
    [InlineData(503, true, FindingLevel.Warning, "No signing secret")]
    [InlineData(401, false, FindingLevel.Warning, "not as Portal does")]
    [InlineData(302, false, FindingLevel.Warning, "answered 302")]
    [InlineData(200, false, FindingLevel.Warning, "answered 200")]
    [InlineData(null, false, FindingLevel.Warning, "ConnectionError")]
    public void Interactivity_Answer_TellsWhoAnswered(int? status, bool isOurs, FindingLevel level, string words)
    {
        var finding = InteractivityFindings.Of(new("https://p.test/slack/interactions", status, isOurs, "ConnectionError"), null, Now.AddDays(-3), Now);

        finding.Level.ShouldBe(level);
        finding.Detail.ShouldContain(words);
        finding.Detail.ShouldContain("2026-11-18 at 12:00 UTC");
        (finding.Remedy is null).ShouldBe(level == FindingLevel.Good);
    }

    [Theory]
    [InlineData(UnaskedAddress.NotSet, "Portal:PublicUrl is not set")]
    [InlineData(UnaskedAddress.Loopback, "this machine")]
    public void Interactivity_NotAsked_SaysWhy(UnaskedAddress why, string words)
    {
        var finding = InteractivityFindings.Of(null, why, null, Now);

        (finding.Level, finding.Key).ShouldBe((FindingLevel.NotChecked, "interactivity"));
        finding.Detail.ShouldContain(words);
    }

    [Fact]
    public void Interactivity_HeardToday_IsProofEnough()
    {
        InteractivityFindings.Of(new("https://p.test/", null, false, "ConnectionError"), null, Now.AddHours(-2), Now).Level.ShouldBe(FindingLevel.Good);
        InteractivityFindings.Of(null, UnaskedAddress.NotSet, Now.AddHours(-2), Now).Detail.ShouldContain("arrived on 2026-11-21 at 10:00 UTC");
        InteractivityFindings.Of(new("https://p.test/", 503, true, null), null, Now.AddHours(-2), Now).Level.ShouldBe(FindingLevel.Warning);
    }

    [Fact]
    public void Webhook_WithoutPosting_SaysThatItCannotBeKnown()
    {
        var findings = WebhookFindings.Of(new Secret("https://hooks.slack.com/services/T/B/x"), new HashSet<string>());

        findings.Select(finding => finding.Level).ShouldBe([FindingLevel.Good, FindingLevel.NotChecked]);
        WebhookFindings.Of(new Secret("https://elsewhere.test/services/T/B/x"), new HashSet<string>())[0].Level.ShouldBe(FindingLevel.Failed);
    }

    [Fact]
    public void Verdict_OfFindings_IsTheWorstThatWasChecked()
    {
        DoctorReport.VerdictOf([Of(FindingLevel.Good), Of(FindingLevel.NotChecked)]).ShouldBe(CheckVerdict.Good);
        DoctorReport.VerdictOf([Of(FindingLevel.Good), Of(FindingLevel.Warning)]).ShouldBe(CheckVerdict.Warning);
        DoctorReport.VerdictOf([Of(FindingLevel.Warning), Of(FindingLevel.Failed)]).ShouldBe(CheckVerdict.Failed);
    }

    [Fact]
    public void Report_WrittenAndRead_IsTheSame()
    {
        Finding[] findings = [Of(FindingLevel.Failed), new("b", FindingLevel.Good, "t", "\"d\"", "r")];

        DoctorReport.Read(DoctorReport.Write(findings)).ShouldBe(findings);
    }

    [Fact]
    public void ConfiguredChannels_OfAConnection_InheritAsRoutingDoes()
    {
        Definition[] definitions =
        [
            Definition("Inherits", null, null, ("own channel", null, "C2"), ("all inherited", null, null), ("elsewhere", Other, "C9")),
            Definition("Elsewhere", Other, "C8", ("comes back", Mine, null), ("stays", null, null)),
        ];

        var channels = ConfiguredChannels.Of(Mine, Mine, "C1", definitions);

        channels.ShouldBe([
            new ConfiguredChannel("C1", "the instance default"),
            new ConfiguredChannel("C2", "Inherits / own channel"),
            new ConfiguredChannel("C8", "Elsewhere / comes back"),
        ]);
    }

    private static Finding Of(FindingLevel level) => new("a", level, "title", "detail");

    private static Definition Definition(string name, Guid? connection, string? channel, params (string Name, Guid? Connection, string? Channel)[] steps)
    {
        var row = new Definition { Id = Guid.Empty, OrganizationId = Guid.Empty, InstanceId = Guid.Empty, ExternalId = name, Name = name, ConnectionId = connection, ChannelId = channel };
        row.Steps.AddRange(steps.Select(step => new StepDefinition
        {
            Id = Guid.Empty,
            DefinitionId = Guid.Empty,
            ExternalId = step.Name,
            Name = step.Name,
            ConnectionId = step.Connection,
            ChannelId = step.Channel,
        }));
        return row;
    }
}
