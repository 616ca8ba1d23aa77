using Portal.Domain.Errors;

namespace Portal.Worker.Notifications.Fallbacks;

/// <summary>Why notifications that Slack never refused take their fallback; what an admin reads of it.</summary>
internal sealed record FallbackCause(Guid? ConnectionId, Advice Advice)
{
    public static FallbackCause NotInTime(Guid? connectionId) => new(connectionId, new Advice(
        ErrorLevel.Warn,
        "not_in_time",
        "Slack had not taken messages of this connection when their time was over, so they took the fallback.",
        "Look at the connection's attempts in the ledger. If more messages come than one channel may take (1 a second), spread them over more connections, or raise Delivery__FallbackAfter."));

    public static FallbackCause Disabled(Guid connectionId, string name) => new(connectionId, new Advice(
        ErrorLevel.Warn,
        "connection_disabled",
        $"Connection \"{name}\" is disabled, and messages are still routed to it; they took the fallback.",
        "Enable the connection, or route to another one."));

    public static FallbackCause NeedsReconnect(Guid connectionId, string name) => new(connectionId, new Advice(
        ErrorLevel.Error,
        "reconnect_needed",
        $"Connection \"{name}\" waits to be reconnected; its messages took the fallback.",
        "Reconnect it on the Connections page, then test it."));

    public static FallbackCause Unusable(Guid connectionId) => new(connectionId, new Advice(
        ErrorLevel.Error,
        "connection_unusable",
        "Messages are routed to a connection that is gone or whose secret cannot be decrypted; they took the fallback.",
        "Replace the connection's secret on the Connections page, or route to another connection."));
}
