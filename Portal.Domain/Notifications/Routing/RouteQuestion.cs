namespace Portal.Domain.Notifications.Routing;

/// <summary>The levels that apply to one event and the connections that exist.</summary>
public sealed record RouteQuestion(
    RouteLevel? Step,
    RouteLevel? Definition,
    RouteLevel Instance,
    IReadOnlyDictionary<Guid, RouteConnection> Connections);

/// <summary>What routing needs to know of a connection.</summary>
/// <param name="HasFixedChannel">A webhook: the channel is part of it and cannot be chosen.</param>
/// <param name="MentionsPeople">People are named so that Slack notifies them, not just by their names.</param>
public sealed record RouteConnection(Guid Id, string Name, string Mode, bool HasFixedChannel, bool MentionsPeople);

/// <summary>What one level of the configuration holds; null is "inherit".</summary>
/// <param name="Name"><c>step</c>, <c>definition</c> or <c>instance</c>.</param>
public sealed record RouteLevel(string Name, Guid? ConnectionId, string? ChannelId, DeliveryMode? DeliveryMode, string? Fallback);
