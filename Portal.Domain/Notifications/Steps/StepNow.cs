namespace Portal.Domain.Notifications.Steps;

/// <summary>Where a step stands.</summary>
/// <param name="Version"><see cref="StepState.Version"/>; 0 before the first change.</param>
public sealed record StepNow(StepProgress Progress, int Version)
{
    public static StepNow Unknown { get; } = new(StepProgress.Unknown, 0);
}
