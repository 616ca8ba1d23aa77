namespace Portal.Features.Connections.Defaults;

/// <summary>What definitions and steps inherit when they say nothing.</summary>
/// <param name="DefaultConnectionId">Null when no connection is the default; then such events take the fallback.</param>
/// <param name="DefaultChannelId">Only used by connections that can choose a channel.</param>
/// <param name="DefaultChannelName">As last listed; null when it is not in the list.</param>
public sealed record InstanceDefaults(Guid? DefaultConnectionId, string? DefaultConnectionName, string? DefaultConnectionMode, string? DefaultChannelId, string? DefaultChannelName, string Fallback)
{
    /// <summary>What is saved all the same, but should be known.</summary>
    public string? Warning { get; init; }
}
