using System.Collections.Frozen;

namespace Portal.Slack.Connections;

/// <summary>Every registered way to reach Slack.</summary>
public sealed class ConnectionModeCatalog(IEnumerable<ConnectionMode> modes)
{
    private readonly FrozenDictionary<string, ConnectionMode> _byKey = modes.ToFrozenDictionary(mode => mode.Key, StringComparer.Ordinal);

    /// <summary>As registered: the simplest first.</summary>
    public IReadOnlyList<ConnectionMode> All { get; } = [.. modes];

    /// <summary>Null for a name that no mode has.</summary>
    public ConnectionMode? Find(string key) => _byKey.GetValueOrDefault(key);
}
