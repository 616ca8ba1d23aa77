using Portal.Domain.Definitions;

namespace Portal.Domain.Connections.Doctor;

/// <summary>Which channels the configuration sends to by one connection, and who says so; the same inheritance as routing's.</summary>
public static class ConfiguredChannels
{
    public static IReadOnlyList<ConfiguredChannel> Of(Guid connectionId, Guid? defaultConnectionId, string? defaultChannelId, IEnumerable<Definition> definitions)
    {
        List<(string Channel, string User)> uses = [];
        Add(defaultConnectionId, defaultChannelId, "the instance default");
        foreach (var definition in definitions)
        {
            Add(definition.ConnectionId ?? defaultConnectionId, definition.ChannelId, definition.Name);
            foreach (var step in definition.Steps)
            {
                Add(step.ConnectionId ?? definition.ConnectionId ?? defaultConnectionId, StepChannel(definition, step), $"{definition.Name} / {step.Name}");
            }
        }

        return [.. uses.GroupBy(use => use.Channel, StringComparer.Ordinal).Select(group => new ConfiguredChannel(group.Key, Words([.. group.Select(use => use.User)])))];

        void Add(Guid? connection, string? channel, string user)
        {
            if (connection == connectionId && channel is not null)
            {
                uses.Add((channel, user));
            }
        }

        // What a step only inherits is said once, at the level that says it, unless the connection changes below it.
        string? StepChannel(Definition definition, StepDefinition step) => (step, definition) switch
        {
            ({ ChannelId: { } own }, _) => own,
            ({ ConnectionId: not null }, _) => definition.ChannelId ?? defaultChannelId,
            (_, { ConnectionId: not null, ChannelId: null }) => defaultChannelId,
            _ => null,
        };
    }

    private static string Words(string[] users) =>
        users.Length <= 3 ? string.Join(", ", users) : FormattableString.Invariant($"{string.Join(", ", users[..3])} and {users.Length - 3} more");
}
