namespace Portal.UnitTests.Support;

/// <summary>A wall clock that can be set, over a time that goes on as it did: as when an operator or NTP sets a machine's clock.</summary>
internal sealed class SettableClock(TimeProvider inner) : TimeProvider
{
    /// <summary>By how much the wall clock is set ahead.</summary>
    public TimeSpan Offset { get; set; }

    public override long TimestampFrequency => inner.TimestampFrequency;

    public override DateTimeOffset GetUtcNow() => inner.GetUtcNow() + Offset;

    public override long GetTimestamp() => inner.GetTimestamp();

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) => inner.CreateTimer(callback, state, dueTime, period);
}
