namespace Portal.Domain.Connections;

/// <summary>The outcome of <see cref="WebhookUrl.Check"/>.</summary>
/// <param name="Url">The trimmed URL; null when there are problems. It is a secret.</param>
/// <param name="Hint">What the pasted text really is and where it belongs, when that could be told.</param>
public sealed record WebhookUrlCheck(string? Url, IReadOnlyList<FieldProblem> Problems, string? Hint);
