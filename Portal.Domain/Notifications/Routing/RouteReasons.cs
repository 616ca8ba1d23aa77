namespace Portal.Domain.Notifications.Routing;

/// <summary>Puts into words why each setting of a route has its value.</summary>
internal static class RouteReasons
{
    public static RouteReason Connection(
        IReadOnlyList<RouteLevel> levels, RouteLevel? named, RouteConnection? chosen, IReadOnlyDictionary<Guid, RouteConnection> all)
    {
        RouteHeld[] held = [.. levels.Select(level => new RouteHeld(level.Name, NameOf(level.ConnectionId, all)))];
        return (named, chosen) switch
        {
            (null, _) => new("connection", "", "default", "No level names a connection.", held),
            (_, null) => new("connection", "", named.Name, $"The {named.Name} names a connection that no longer exists.", held),
            _ => new("connection", chosen.Name, named.Name, $"Connection \"{chosen.Name}\" is chosen by the {named.Name}{Passed(levels, named)}.", held),
        };
    }

    public static RouteReason Mode(RouteLevel? step, RouteConnection? connection, DeliveryMode mode)
    {
        RouteHeld[] held = step is null ? [] : [new(step.Name, step.DeliveryMode?.ToText())];
        var text = mode.ToText();
        return (connection, step?.DeliveryMode) switch
        {
            ({ HasFixedChannel: true }, _) => new("deliveryMode", text, "connection", "A webhook always posts to its own channel.", held),
            (_, not null) => new("deliveryMode", text, step!.Name, $"Delivery by {text} is chosen by the step.", held),
            _ => new("deliveryMode", text, "default", "The step chooses no delivery mode, so each person gets a direct message.", held),
        };
    }

    public static RouteReason Channel(IReadOnlyList<RouteLevel> levels, RouteConnection? connection)
    {
        RouteHeld[] held = [.. levels.Select(level => new RouteHeld(level.Name, RouteResolver.Given(level.ChannelId)))];
        if (connection is null)
        {
            return new("channel", "", "default", "Without a connection there is no channel.", held);
        }

        if (connection.HasFixedChannel)
        {
            return new("channel", "", "connection", "The channel is part of the webhook; channels set at other levels do not apply.", held);
        }

        var level = levels.FirstOrDefault(level => RouteResolver.Given(level.ChannelId) is not null);
        return level is null
            ? new("channel", "", "default", "No level names a channel.", held)
            : new("channel", RouteResolver.Given(level.ChannelId)!, level.Name, $"Channel {RouteResolver.Given(level.ChannelId)} is chosen by the {level.Name}{Passed(levels, level)}.", held);
    }

    public static RouteReason Fallback(IReadOnlyList<RouteLevel> levels, string otherwise)
    {
        RouteHeld[] held = [.. levels.Select(level => new RouteHeld(level.Name, RouteResolver.Given(level.Fallback)))];
        var level = levels.FirstOrDefault(level => RouteResolver.Given(level.Fallback) is not null);
        return level is null
            ? new("fallback", otherwise, "default", $"No level names a fallback, so {otherwise} is used.", held)
            : new("fallback", RouteResolver.Given(level.Fallback)!, level.Name, $"Fallback {RouteResolver.Given(level.Fallback)} is chosen by the {level.Name}{Passed(levels, level)}.", held);
    }

    private static string Passed(IReadOnlyList<RouteLevel> levels, RouteLevel chosen)
    {
        var silent = levels.TakeWhile(level => level != chosen).Select(level => level.Name).ToArray();
        return silent.Length == 0 ? "" : $"; the {string.Join(" and the ", silent)} {(silent.Length == 1 ? "inherits" : "inherit")}";
    }

    private static string? NameOf(Guid? id, IReadOnlyDictionary<Guid, RouteConnection> all) =>
        id is not { } given ? null : all.TryGetValue(given, out var connection) ? connection.Name : $"{given} (no longer exists)";
}
