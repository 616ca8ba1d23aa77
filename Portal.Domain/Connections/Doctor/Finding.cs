namespace Portal.Domain.Connections.Doctor;

/// <summary>One thing that the doctor looked at.</summary>
/// <param name="Key">Stable, such as <c>scopes.missing</c>; unique in a report.</param>
/// <param name="Title">What was found, in a few words.</param>
/// <param name="Detail">What that means; never a secret.</param>
/// <param name="Remedy">What to do about it; null where nothing needs to be done.</param>
public sealed record Finding(string Key, FindingLevel Level, string Title, string Detail, string? Remedy = null);

public enum FindingLevel
{
    Good,
    Warning,
    Failed,

    /// <summary>It could not be looked at, and the detail says why.</summary>
    NotChecked,
}
