namespace Portal.SlackSimulator.Workspaces;

internal sealed record SlackUsergroup(string Id, string Name, string Handle)
{
    public string Description { get; init; } = "";

    /// <summary>Default channels, whose members the users of the group become.</summary>
    public IReadOnlyList<string> Channels { get; init; } = [];

    public IReadOnlyList<string> Users { get; init; } = [];

    public long CreatedAt { get; init; }

    public long UpdatedAt { get; init; }

    /// <summary>0 while the group is enabled. Nothing is ever deleted: a disabled group keeps its name and handle.</summary>
    public long DisabledAt { get; init; }

    public string? UpdatedBy { get; init; }

    public bool IsDisabled => DisabledAt != 0;
}
