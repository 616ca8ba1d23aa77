namespace Portal.Data.Notifications.Writing;

/// <summary>Section <c>Intake</c>.</summary>
public sealed class IntakeOptions
{
    /// <summary><c>Intake:QueueCapacity</c>: how many events may wait for their commit before the intake answers 429.</summary>
    public int QueueCapacity { get; set; } = 4096;

    /// <summary><c>Intake:MaxBatch</c>: how many writes share one commit at most.</summary>
    public int MaxBatch { get; set; } = 256;
}
