using Portal.Domain.Connections;
using Portal.Domain.Connections.Doctor;

namespace Portal.UnitTests.Domain.Connections.Doctor;

public sealed class ScopeFindingsTests
{
    private static readonly string[] AllOfTheApp = [.. SlackScopes.Of(ConnectionModeKeys.SlackApp).Select(scope => scope.Name)];

    [Fact]
    public void Of_SlackDidNotSay_IsNotChecked() => ScopeFindings.Of(ConnectionModeKeys.SlackApp, []).ShouldBe([
        new Finding("scopes", FindingLevel.NotChecked, "Permissions unknown", "Slack did not say what the token may do."),
    ]);

    [Fact]
    public void Of_EverythingGranted_HasOneGoodFinding()
    {
        var finding = ScopeFindings.Of(ConnectionModeKeys.SlackApp, AllOfTheApp).ShouldHaveSingleItem();

        (finding.Key, finding.Level, finding.Title, finding.Remedy).ShouldBe(("scopes.present", FindingLevel.Good, "11 permissions granted", null));
        finding.Detail.ShouldStartWith("chat:write: Send messages, and keep them true after a decision. im:write: Begin a conversation with one person. mpim:write:");
    }

    [Fact]
    public void Of_SlackDidNotSayToday_ComparesWhatItSaidWhenTheTokenWasConnected()
    {
        var finding = ScopeFindings.Of(ConnectionModeKeys.SlackApp, AllOfTheApp, areStored: true).ShouldHaveSingleItem();

        finding.Level.ShouldBe(FindingLevel.Good);
        finding.Detail.ShouldStartWith("As Slack said when the token was connected; today it did not say. chat:write:");
    }

    [Fact]
    public void Of_NothingThatIsNeeded_SaysSoAndWhatEachIsFor() => ScopeFindings.Of(ConnectionModeKeys.IncomingWebhookLookup, ["chat:write", "bookmarks:read"]).ShouldBe([
        new Finding("scopes.present", FindingLevel.Good, "0 permissions granted", "None of those that this connection uses."),
        new Finding("scopes.missing.users:read", FindingLevel.Failed, "Permission users:read is missing", "Without it this does not work: Know who is active, a guest or a bot.", ScopeFindings.Grant),
        new Finding(
            "scopes.missing.users:read.email", FindingLevel.Failed, "Permission users:read.email is missing",
            "Without it this does not work: Find people in Slack by their e-mail address.", ScopeFindings.Grant),
        new Finding(
            "scopes.unneeded", FindingLevel.Good, "More permissions than needed", "Portal does not use bookmarks:read, chat:write.",
            "Nothing to do. You may take them off the app to grant as little as possible."),
    ]);

    [Fact]
    public void Of_OptionalOnesNotGranted_NamesWhatOnlyTheyAreFor()
    {
        var findings = ScopeFindings.Of(ConnectionModeKeys.SlackApp, [.. AllOfTheApp.Except(["team:read", "chat:write.public"])]);

        findings.Count.ShouldBe(2);
        findings[1].ShouldBe(new(
            "scopes.optional", FindingLevel.Good, "Optional permissions not granted",
            "Only these need them: chat:write.public: Post in public channels without being invited first. team:read: Show the workspace's name and address.",
            "Nothing to do unless you want them: " + ScopeFindings.Grant));
    }

    [Fact]
    public void Of_OneGranted_CountsOne() => ScopeFindings.Of(ConnectionModeKeys.IncomingWebhookLookup, ["users:read"])[0].Title.ShouldBe("1 permission granted");
}
