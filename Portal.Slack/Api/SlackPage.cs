namespace Portal.Slack.Api;

/// <summary>One page of a list. A short or empty page is no end: only a missing cursor is.</summary>
/// <param name="NextCursor">What to ask the next page with; null at the end.</param>
public sealed record SlackPage<T>(IReadOnlyList<T> Items, string? NextCursor);
