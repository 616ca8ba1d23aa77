namespace Portal.Domain.Notifications.Steps;

/// <summary>Where a step stands.</summary>
/// <param name="Version">Our count of its changes; 0 before the first.</param>
public sealed record StepNow(StepProgress Progress, int Version)
{
    public static StepNow Unknown { get; } = new(StepProgress.Unknown, 0);
}
