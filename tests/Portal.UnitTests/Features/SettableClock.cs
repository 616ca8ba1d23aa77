namespace Portal.UnitTests.Features;

/// <summary>A clock that stands still until the test moves it.</summary>
internal sealed class SettableClock(DateTimeOffset start) : TimeProvider
{
    public DateTimeOffset Now { get; set; } = start;

    public override DateTimeOffset GetUtcNow() => Now;
}
