namespace Portal.SlackSimulator.Callbacks;

/// <summary>One request from Slack to the app.</summary>
/// <param name="Kind">The event's type, or <c>block_actions</c>.</param>
internal sealed record CallbackRequest(string Kind, Uri Url, string ContentType, string Body)
{
    public string? EventId { get; init; }

    public CallbackDefects Defects { get; init; } = new();
}
