using Portal.Components.Shared;
using Portal.Domain.Connections;

namespace Portal.Features.Connections;

/// <summary>The words, icons and address keys of a connection's health.</summary>
internal static class ConnectionHealthWords
{
    private static readonly (ConnectionHealth Health, string Key, string Word, string Icon, BadgeTone Tone)[] Table =
    [
        (ConnectionHealth.Ready, "ready", "Ready", "check_circle", BadgeTone.Good),
        (ConnectionHealth.NeverUsed, "never-used", "Never used", "schedule", BadgeTone.Waiting),
        (ConnectionHealth.Failing, "failing", "Failing", "error", BadgeTone.Failed),
        (ConnectionHealth.Disabled, "disabled", "Disabled", "pause_circle", BadgeTone.Neutral),
        (ConnectionHealth.ReconnectNeeded, "reconnect-needed", "Reconnect needed", "link_off", BadgeTone.NeedsYou),
        (ConnectionHealth.Held, "held", "Waiting for Slack", "hourglass_top", BadgeTone.NeedsYou),
        (ConnectionHealth.NamesOnly, "names-only", "Names only", "person_search", BadgeTone.NeedsYou),
    ];

    public static IEnumerable<string> Keys => Table.Select(row => row.Key);

    public static IEnumerable<ConnectionHealth> All => Table.Select(row => row.Health);

    /// <summary>Null for a key that no health has.</summary>
    public static ConnectionHealth? Find(string? key)
    {
        var at = Array.FindIndex(Table, row => row.Key == key);
        return at < 0 ? null : Table[at].Health;
    }

    public static string KeyOf(ConnectionHealth health) => Row(health).Key;

    public static string WordOf(ConnectionHealth health) => Row(health).Word;

    public static string IconOf(ConnectionHealth health) => Row(health).Icon;

    public static BadgeTone ToneOf(ConnectionHealth health) => Row(health).Tone;

    private static (ConnectionHealth Health, string Key, string Word, string Icon, BadgeTone Tone) Row(ConnectionHealth health) =>
        Array.Find(Table, row => row.Health == health);
}
