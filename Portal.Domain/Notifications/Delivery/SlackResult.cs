namespace Portal.Domain.Notifications.Delivery;

/// <summary>What came of a call to Slack: a value or an error, never both.</summary>
public sealed record SlackResult<T>(T? Value, SlackError? Error)
{
    public bool IsOk => Error is null;
}
