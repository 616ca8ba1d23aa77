using System.Globalization;
using Portal.Domain.Slack;

namespace Portal.Domain.Connections.Doctor;

/// <summary>Whether usergroups can be kept equal to who is responsible. Notifications do not need it.</summary>
public static class UsergroupFindings
{
    private const string ReadKey = "usergroups";
    private const string WriteKey = "usergroups.write";
    private const string Unharmed = " Notifications do not need it.";

    /// <param name="granted">The token's permissions; empty when Slack did not say.</param>
    /// <param name="count">How many usergroups Slack listed; null when it refused.</param>
    /// <param name="error">Why it refused.</param>
    public static IReadOnlyList<Finding> Of(IReadOnlyList<string> granted, int? count, SlackError? error) => error is null
        ? [new(ReadKey, FindingLevel.Good, "Usergroups can be read", string.Create(CultureInfo.InvariantCulture, $"Slack lists {count ?? 0} of them.")), Writing(granted)]
        : [Refused(error)];

    private static Finding Refused(SlackError error) => error.Code switch
    {
        "missing_scope" => new(
            ReadKey, FindingLevel.NotChecked, "Usergroups cannot be kept", "The token lacks usergroups:read (missing_scope)." + Unharmed, "Nothing to do unless you want it: " + ScopeFindings.Grant),
        "paid_teams_only" => new(
            ReadKey, FindingLevel.NotChecked, "This workspace has no usergroups", "Slack has usergroups on paid plans only (paid_teams_only)." + Unharmed,
            "To use them, change the workspace's plan at Slack. Otherwise nothing needs to be done."),
        "permission_denied" or "plan_upgrade_required" or "restricted_action" => new(
            ReadKey, FindingLevel.Warning, "The workspace keeps usergroups from apps", $"Slack refuses to list them ({error.Code}) although the token has the permission." + Unharmed,
            "Ask an admin of the workspace: Slack, Settings & Permissions, User Groups, who may create, disable and change them."),
        _ => new(ReadKey, FindingLevel.NotChecked, $"Usergroups could not be asked about ({error.Code})", "Slack gave no answer that says more." + Unharmed, "Run the check again in a minute."),
    };

    private static Finding Writing(IReadOnlyList<string> granted) => granted.Count > 0 && !granted.Contains("usergroups:write", StringComparer.Ordinal)
        ? new(WriteKey, FindingLevel.NotChecked, "Usergroups cannot be changed", "The token lacks usergroups:write." + Unharmed, "Nothing to do unless you want it: " + ScopeFindings.Grant)
        : new(
            WriteKey, FindingLevel.NotChecked, "Changing usergroups was not tried",
            "Whether the workspace lets apps change usergroups is its own rule, and Slack tells it only when something is changed; nothing was changed to find out.");
}
