namespace Portal.Benchmarks.Hostile;

/// <summary>Where to send, and what a good request would hold: only so does a bad one get past the door.</summary>
internal sealed record HostileTarget(Uri Address)
{
    public string Instance { get; init; } = "sample";

    public string Organization { get; init; } = "acme";

    /// <summary>Tokens that open doors; bad ones are made up.</summary>
    public IReadOnlyList<string> Tokens { get; init; } = [];

    /// <summary>Ids that exist.</summary>
    public IReadOnlyList<string> Ids { get; init; } = [];
}
