namespace Portal.Domain.Notifications.Delivery;

/// <summary>Decides when a fallback is tried again that failed in a way that may pass.</summary>
public static class FallbackPolicy
{
    private const int MostTries = 6;
    private static readonly TimeSpan First = TimeSpan.FromMinutes(1);

    /// <summary>One minute doubling to 16, moved by up to a fifth; null when it was tried often enough, after half an hour.</summary>
    /// <param name="failures">How many tries failed, this one included: 1 after the first.</param>
    /// <param name="jitter">-1 to 1.</param>
    public static DateTimeOffset? Next(int failures, DateTimeOffset now, double jitter) => failures >= MostTries
        ? null
        : now + (First * Math.Pow(2, Math.Max(0, failures - 1)) * (1 + (0.2 * Math.Clamp(jitter, -1, 1))));
}
