namespace Portal.Domain.Notifications.Parsing;

/// <summary>What keeps a text out of a database.</summary>
internal enum BrokenText
{
    None,
    Nul,
    LoneSurrogate,
}
