namespace Portal.SlackSimulator.Api;

/// <param name="Error">Why there is no page, or null.</param>
internal sealed record Page<T>(IReadOnlyList<T> Items, string NextCursor, string? Error)
{
    public static Page<T> Wrong(string error) => new([], "", error);
}
