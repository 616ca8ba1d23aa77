namespace Portal.Domain.Connections.Doctor;

/// <summary>What the token may do beside what the mode needs, each permission with its reason.</summary>
public static class ScopeFindings
{
    /// <summary>How a permission is given that the token lacks.</summary>
    public const string Grant = "Reconnect with \"Add to Slack\" and allow every permission that is asked for, or add it on the app's page, OAuth & Permissions, and reinstall the app.";

    /// <param name="mode">The connection's.</param>
    /// <param name="granted">The token's permissions.</param>
    /// <param name="areStored">Slack did not say them now; they are those that it said when the token was connected.</param>
    public static IReadOnlyList<Finding> Of(string mode, IReadOnlyList<string> granted, bool areStored = false)
    {
        if (granted.Count == 0)
        {
            return [new("scopes", FindingLevel.NotChecked, "Permissions unknown", "Slack did not say what the token may do.")];
        }

        var compared = SlackScopes.Compare(mode, granted);
        return [Present(compared, areStored), .. Missing(compared), .. Optional(compared), .. Unneeded(compared)];
    }

    private static Finding Present(ScopeComparison compared, bool areStored) => new(
        "scopes.present", FindingLevel.Good, compared.Present.Count == 1 ? "1 permission granted" : $"{compared.Present.Count} permissions granted",
        (areStored ? "As Slack said when the token was connected; today it did not say. " : "")
        + (compared.Present.Count == 0 ? "None of those that this connection uses." : Words(compared.Present)));

    private static IEnumerable<Finding> Missing(ScopeComparison compared) => compared.Missing.Select(scope => new Finding(
        "scopes.missing." + scope.Name, FindingLevel.Failed, $"Permission {scope.Name} is missing", $"Without it this does not work: {scope.Why}", Grant));

    private static IEnumerable<Finding> Optional(ScopeComparison compared) => compared.MissingOptional.Count == 0 ? [] :
    [
        new("scopes.optional", FindingLevel.Good, "Optional permissions not granted", "Only these need them: " + Words(compared.MissingOptional), "Nothing to do unless you want them: " + Grant),
    ];

    private static IEnumerable<Finding> Unneeded(ScopeComparison compared) => compared.Unneeded.Count == 0 ? [] :
    [
        new("scopes.unneeded", FindingLevel.Good, "More permissions than needed", $"Portal does not use {string.Join(", ", compared.Unneeded)}.", "Nothing to do. You may take them off the app to grant as little as possible."),
    ];

    private static string Words(IEnumerable<SlackScope> scopes) => string.Join(" ", scopes.Select(scope => $"{scope.Name}: {scope.Why}"));
}
