namespace Portal.Features;

/// <summary>A part of a list, and how long the whole is.</summary>
public sealed record Page<T>(IReadOnlyList<T> Items, int Total, int Offset, int Limit);
