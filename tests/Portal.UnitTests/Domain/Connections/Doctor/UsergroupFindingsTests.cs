using Portal.Domain.Connections.Doctor;
using Portal.Domain.Slack;

namespace Portal.UnitTests.Domain.Connections.Doctor;

public sealed class UsergroupFindingsTests
{
    private const string Unharmed = " Notifications do not need it.";
    private const string Again = "Run the check again in a minute.";
    private const string AskAnAdmin = "Ask an admin of the workspace: Slack, Settings & Permissions, User Groups, who may create, disable and change them.";

    private static readonly Finding NotTried = new(
        "usergroups.write", FindingLevel.NotChecked, "Changing usergroups was not tried",
        "Whether the workspace lets apps change usergroups is its own rule, and Slack tells it only when something is changed; nothing was changed to find out.");

    [Fact]
    public void Of_Listed_SaysThatChangingWasNotTried() => UsergroupFindings.Of(["usergroups:read", "usergroups:write"], 3, null).ShouldBe([
        new Finding("usergroups", FindingLevel.Good, "Usergroups can be read", "Slack lists 3 of them."), NotTried,
    ]);

    [Fact]
    public void Of_PermissionsUnknown_DoesNotClaimThatOneIsMissing() => UsergroupFindings.Of([], null, null).ShouldBe([
        new Finding("usergroups", FindingLevel.Good, "Usergroups can be read", "Slack lists 0 of them."), NotTried,
    ]);

    [Fact]
    public void Of_MayOnlyRead_SaysHowToAllowMore() => UsergroupFindings.Of(["usergroups:read"], 3, null)[1].ShouldBe(new(
        "usergroups.write", FindingLevel.NotChecked, "Usergroups cannot be changed", "The token lacks usergroups:write." + Unharmed,
        "Nothing to do unless you want it: " + ScopeFindings.Grant));

    [Theory]
    [InlineData("missing_scope", FindingLevel.NotChecked, "Usergroups cannot be kept", "The token lacks usergroups:read (missing_scope).", "Nothing to do unless you want it: " + ScopeFindings.Grant)]
    [InlineData(
        "paid_teams_only", FindingLevel.NotChecked, "This workspace has no usergroups", "Slack has usergroups on paid plans only (paid_teams_only).",
        "To use them, change the workspace's plan at Slack. Otherwise nothing needs to be done.")]
    [InlineData("permission_denied", FindingLevel.Warning, "The workspace keeps usergroups from apps", "Slack refuses to list them (permission_denied) although the token has the permission.", AskAnAdmin)]
    [InlineData("plan_upgrade_required", FindingLevel.Warning, "The workspace keeps usergroups from apps", "Slack refuses to list them (plan_upgrade_required) although the token has the permission.", AskAnAdmin)]
    [InlineData("restricted_action", FindingLevel.Warning, "The workspace keeps usergroups from apps", "Slack refuses to list them (restricted_action) although the token has the permission.", AskAnAdmin)]
    [InlineData("ratelimited", FindingLevel.NotChecked, "Usergroups could not be asked about (ratelimited)", "Slack gave no answer that says more.", Again)]
    public void Of_Refused_SaysWhyAndWhatToDo(string code, FindingLevel level, string title, string detail, string remedy) =>
        UsergroupFindings.Of([], null, SlackError.Classify(code, null)).ShouldBe([new Finding("usergroups", level, title, detail + Unharmed, remedy)]);
}
