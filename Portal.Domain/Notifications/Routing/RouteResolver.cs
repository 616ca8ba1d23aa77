namespace Portal.Domain.Notifications.Routing;

/// <summary>Decides how a notification reaches Slack: the most specific level that says something wins.</summary>
public static class RouteResolver
{
    /// <summary>Always answers; what is missing is the decision's problem.</summary>
    public static RouteDecision Resolve(RouteQuestion question)
    {
        RouteLevel[] levels = [.. new[] { question.Step, question.Definition, question.Instance }.OfType<RouteLevel>()];
        var named = levels.FirstOrDefault(level => level.ConnectionId is not null);
        var connection = named is null ? null : question.Connections.GetValueOrDefault(named.ConnectionId!.Value);
        var fallback = RouteReasons.Fallback(levels, FallbackKeys.Default);
        var mode = ModeOf(question.Step, connection);
        var channel = connection is { HasFixedChannel: false } ? levels.Select(level => Given(level.ChannelId)).FirstOrDefault(id => id is not null) : null;

        return new RouteDecision
        {
            ConnectionId = connection?.Id,
            ConnectionName = connection?.Name,
            ConnectionMode = connection?.Mode,
            HasFixedChannel = connection?.HasFixedChannel ?? false,
            MentionsPeople = connection?.MentionsPeople ?? false,
            DeliveryMode = mode,
            ChannelId = channel,
            Fallback = fallback.Chosen,
            Reasons =
            [
                RouteReasons.Connection(levels, named, connection, question.Connections),
                RouteReasons.Mode(question.Step, connection, mode),
                RouteReasons.Channel(levels, connection),
                fallback,
            ],
            Problem = ProblemOf(named, connection, mode, channel),
        };
    }

    internal static string? Given(string? value) => string.IsNullOrWhiteSpace(value) ? null : value.Trim();

    private static DeliveryMode ModeOf(RouteLevel? step, RouteConnection? connection) =>
        connection is { HasFixedChannel: true } ? DeliveryMode.Channel : step?.DeliveryMode ?? DeliveryMode.Dm;

    private static RouteProblem? ProblemOf(RouteLevel? named, RouteConnection? connection, DeliveryMode mode, string? channel)
    {
        if (named is null)
        {
            return new RouteProblem(
                "no_connection",
                "No Slack connection is chosen: not by the step, not by the definition, not by the instance.",
                "Add a connection and make it the default, or choose one in the definition.");
        }

        if (connection is null)
        {
            return new RouteProblem(
                "connection_missing",
                $"The {named.Name} names a Slack connection that no longer exists.",
                $"Choose another connection for the {named.Name}, or let it inherit.");
        }

        var lacksChannel = !connection.HasFixedChannel && mode is DeliveryMode.Channel or DeliveryMode.Both && channel is null;
        return !lacksChannel ? null : new RouteProblem(
            "channel_missing",
            $"The step is delivered to a channel by connection \"{connection.Name}\", but no channel is chosen at any level.",
            "Choose a channel for the step, the definition or the instance, or deliver by direct message.");
    }
}
