namespace Portal.Domain.Connections.Coverage;

/// <summary>Whether one person can be reached in Slack.</summary>
public sealed record CoverageRow(string Email, CoverageState State, string? SlackUserId = null, string? Name = null);

public enum CoverageState
{
    Found,

    /// <summary>Found, but a guest: sees only the channels that they were invited to.</summary>
    Guest,

    /// <summary>Had an account once; notifications take the fallback.</summary>
    Deactivated,

    /// <summary>No user of the workspace has this address; notifications take the fallback.</summary>
    NotFound,

    /// <summary>No open account has this address. The list of all people was not read to its end, and it alone tells closed accounts from none.</summary>
    NotFoundOrDeactivated,
}
