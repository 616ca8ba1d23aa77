namespace Portal.Domain.Connections;

/// <summary>The outcome of <see cref="WebhookUrl.Check"/>.</summary>
/// <param name="Url">The trimmed URL; null when there are problems. It is a secret.</param>
public sealed record WebhookUrlCheck(string? Url, IReadOnlyList<FieldProblem> Problems);
