namespace Portal.SlackSimulator.Limits;

/// <summary>A steady rate with room for a short burst.</summary>
internal sealed class TokenBucket
{
    private readonly Lock _gate = new();
    private double _tokens = double.MaxValue;
    private DateTimeOffset _last = DateTimeOffset.MinValue;

    public int? Take(double perSecond, int burst, DateTimeOffset now)
    {
        lock (_gate)
        {
            _tokens = Math.Min(Math.Max(burst, 1), _tokens + (Math.Max(0, (now - _last).TotalSeconds) * perSecond));
            _last = now;
            if (_tokens >= 1)
            {
                _tokens--;
                return null;
            }

            return Math.Max(1, (int)Math.Ceiling((1 - _tokens) / perSecond));
        }
    }
}
