namespace Portal.SlackSimulator.Limits;

/// <summary>So many calls in a minute that starts with the first of them.</summary>
internal sealed class MinuteWindow
{
    private static readonly TimeSpan Length = TimeSpan.FromMinutes(1);

    private readonly Lock _gate = new();
    private DateTimeOffset _start = DateTimeOffset.MinValue;
    private int _count;

    public int? Take(int most, DateTimeOffset now)
    {
        lock (_gate)
        {
            if (now - _start >= Length)
            {
                _start = now;
                _count = 0;
            }

            if (_count < most)
            {
                _count++;
                return null;
            }

            return (int)Math.Ceiling((_start + Length - now).TotalSeconds);
        }
    }
}
