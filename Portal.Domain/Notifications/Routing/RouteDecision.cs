namespace Portal.Domain.Notifications.Routing;

/// <summary>Which connection, mode, channel and fallback a notification takes, and why. Stored with it, so that the past can be explained.</summary>
public sealed record RouteDecision
{
    /// <summary>Null when no connection could be chosen; then <see cref="Problem"/> says why.</summary>
    public Guid? ConnectionId { get; init; }

    public string? ConnectionName { get; init; }

    public string? ConnectionMode { get; init; }

    public bool HasFixedChannel { get; init; }

    public bool MentionsPeople { get; init; }

    public required DeliveryMode DeliveryMode { get; init; }

    /// <summary>Slack's channel id; always null for a connection with a fixed channel.</summary>
    public string? ChannelId { get; init; }

    /// <summary>One of <see cref="FallbackKeys"/>.</summary>
    public required string Fallback { get; init; }

    public required IReadOnlyList<RouteReason> Reasons { get; init; }

    /// <summary>Why nothing can be sent by Slack; the fallback is used.</summary>
    public RouteProblem? Problem { get; init; }
}

/// <summary>Why one setting has its value.</summary>
/// <param name="Setting"><c>connection</c>, <c>deliveryMode</c>, <c>channel</c> or <c>fallback</c>.</param>
/// <param name="Level">Who decided: a level's name, <c>connection</c> (its mode leaves no choice) or <c>default</c>.</param>
/// <param name="Levels">What each level held, most specific first.</param>
public sealed record RouteReason(string Setting, string Chosen, string Level, string Sentence, IReadOnlyList<RouteHeld> Levels);

public sealed record RouteHeld(string Level, string? Value);

/// <summary>A configuration error: reported once per cause.</summary>
/// <param name="Code"><c>no_connection</c>, <c>connection_missing</c> or <c>channel_missing</c>.</param>
public sealed record RouteProblem(string Code, string Message, string Remedy);
