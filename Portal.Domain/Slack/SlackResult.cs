namespace Portal.Domain.Slack;

/// <summary>What came of a call to Slack: a value or an error, never both.</summary>
public sealed record SlackResult<T>(T? Value, SlackError? Error)
{
    public bool IsOk => Error is null;

    /// <summary>What the token may do, from the header <c>x-oauth-scopes</c>, on a refusal too; empty when the answer does not say.</summary>
    public IReadOnlyList<string> Scopes { get; init; } = [];
}
