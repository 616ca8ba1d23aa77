namespace Portal.Features.Connections.Saving;

/// <param name="Connection">The one that was written; of <see cref="SaveOutcome.Exists"/> and <see cref="SaveOutcome.OtherWorkspace"/> the one that was not.</param>
internal sealed record SaveConnectionResult(ConnectionSummary Connection, SaveOutcome Outcome);

/// <summary>How saving ended.</summary>
internal enum SaveOutcome
{
    Added,
    Changed,

    /// <summary>A new connection was asked for; the present one of the same app and workspace has the token now, as was asked for too.</summary>
    Renewed,

    /// <summary>Nothing was written: the same app is connected to the same workspace already, and whether it gets the token was not said.</summary>
    Exists,

    /// <summary>Nothing was written: the token is of another workspace than the connection to change.</summary>
    OtherWorkspace,
}
