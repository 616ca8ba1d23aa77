namespace Portal.Domain.Errors;

/// <summary>What to tell an admin about a failure.</summary>
/// <param name="Code">Slack's error code or a route problem's code: one cause, one entry.</param>
/// <param name="Message">What happened, with names.</param>
/// <param name="Remedy">What to do, or that nothing has to be done.</param>
public sealed record Advice(ErrorLevel Level, string Code, string Message, string Remedy);

/// <summary>The names that make an advice concrete.</summary>
/// <param name="WorkspaceName">Null where Slack has not told it.</param>
/// <param name="Fallback">The fallback that takes over, of <see cref="Notifications.Routing.FallbackKeys"/>; null where no notification is concerned.</param>
public sealed record AdviceContext(string ConnectionName, string? ChannelId = null, string? Email = null, string? WorkspaceName = null, string? Fallback = null)
{
    /// <summary>The call is made again by itself; else nothing more is tried.</summary>
    public bool IsTriedAgain { get; init; }

    internal string Workspace => WorkspaceName is { } name ? $"Slack workspace \"{name}\"" : $"the Slack workspace of connection \"{ConnectionName}\"";
}
