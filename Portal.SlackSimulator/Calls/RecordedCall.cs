namespace Portal.SlackSimulator.Calls;

/// <summary>One call that the simulator got. Secrets are cut off before it is made.</summary>
/// <param name="Target">The webhook that was called, without its secret.</param>
internal sealed record RecordedCall(string Method, string? Target, string? Token)
{
    public long Id { get; init; }

    public DateTimeOffset At { get; init; }

    public int Status { get; init; }

    public string? Error { get; init; }

    public string? Channel { get; init; }

    public string? Ts { get; init; }

    public string? Fault { get; init; }

    public double DurationMs { get; init; }

    public string Arguments { get; init; } = "";
}
