namespace Portal.Data.Notifications.Writing;

/// <summary>
/// What must not overtake what. A step's event, its notifications, their messages and the step's state are written in one order: each decides
/// by what the others have written.
/// </summary>
internal readonly record struct WriteOrder(int Hash)
{
    /// <summary>For what no other operation decides by.</summary>
    public static WriteOrder Any => default;

    public static WriteOrder OfStep(Guid instanceId, string? stepId) => stepId is null ? Any : new WriteOrder(HashCode.Combine(instanceId, stepId));

    /// <summary>Which of so many writers it falls to.</summary>
    public int Writer(int writers) => (int)((uint)Hash % (uint)writers);
}
