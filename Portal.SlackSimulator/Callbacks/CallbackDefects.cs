namespace Portal.SlackSimulator.Callbacks;

/// <summary>What is wrong with a request on purpose, and what a repeated one says of itself.</summary>
internal sealed record CallbackDefects
{
    /// <summary>Slack waits this long for an answer.</summary>
    public const int SlackPatienceMs = 3_000;

    /// <summary>How old the signed timestamp is; below zero it lies in the future.</summary>
    public int StaleSeconds { get; init; }

    public bool IsWronglySigned { get; init; }

    public bool IsUnsigned { get; init; }

    public int RetryNum { get; init; }

    public string RetryReason { get; init; } = "http_error";

    public int TimeoutMs { get; init; } = SlackPatienceMs;
}
