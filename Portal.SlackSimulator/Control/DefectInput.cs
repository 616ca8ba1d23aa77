using Portal.SlackSimulator.Callbacks;

namespace Portal.SlackSimulator.Control;

/// <summary>What should be wrong with a request from Slack.</summary>
internal static class DefectInput
{
    public static CallbackDefects Read(ControlBody body) => new()
    {
        StaleSeconds = body.Whole("staleSeconds", -86_400, 86_400) ?? 0,
        IsWronglySigned = body.Flag("wrongSecret") ?? false,
        IsUnsigned = body.Flag("unsigned") ?? false,
        RetryNum = body.Whole("retryNum", 0, 3) ?? 0,
        RetryReason = body.Text("retryReason") is { Length: > 0 and <= 100 } reason && reason.All(letter => char.IsAsciiLetterLower(letter) || letter == '_') ? reason : "http_error",
        TimeoutMs = body.Whole("timeoutMs", 1, 60_000) ?? CallbackDefects.SlackPatienceMs,
    };
}
