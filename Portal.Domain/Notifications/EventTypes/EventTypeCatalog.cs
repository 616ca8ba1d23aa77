using System.Collections.Frozen;

namespace Portal.Domain.Notifications.EventTypes;

/// <summary>Every kind of event that Portal understands.</summary>
public static class EventTypeCatalog
{
    private static readonly FrozenDictionary<string, EventType> ByKey =
        new EventType[]
        {
            new ApprovalCancelled(),
            new CallForAction(),
            new NotificationOnly(),
            new StepDecided(),
            new StepExpired(),
            new StepReassigned(),
        }.ToFrozenDictionary(type => type.Key, StringComparer.Ordinal);

    public static IReadOnlyList<EventType> All { get; } = [.. ByKey.Values.OrderBy(type => type.Key, StringComparer.Ordinal)];

    /// <summary>Null for a name that no kind has.</summary>
    public static EventType? Find(string key) => ByKey.GetValueOrDefault(key);

    /// <summary>For an event that was accepted: its type was looked up then.</summary>
    /// <exception cref="InvalidOperationException">No kind has this name.</exception>
    public static EventType Get(string key) => Find(key) ?? throw new InvalidOperationException($"There is no event type {key}.");

    /// <summary>For an event that has notifications: no other kind has any.</summary>
    public static Announcement GetAnnouncement(string key) => (Announcement)Get(key);
}
