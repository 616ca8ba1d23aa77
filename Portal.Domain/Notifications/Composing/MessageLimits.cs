namespace Portal.Domain.Notifications.Composing;

/// <summary>Slack's limits, and how a section's 3,000 characters are shared out so that every part keeps some.</summary>
internal static class MessageLimits
{
    public const int Section = 3_000;
    public const int InlineUrl = 900;
    public const int Subject = 700;
    public const int Part = 255;
    public const int Names = 1_000;
}
