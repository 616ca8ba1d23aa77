using System.Globalization;

namespace Portal.Components.Shared;

/// <summary>How long ago, or how far ahead, in words.</summary>
public static class RelativeTimeText
{
    public static string Of(DateTimeOffset time, DateTimeOffset now)
    {
        var distance = (now - time).Duration();
        if (distance < TimeSpan.FromSeconds(5))
        {
            return "just now";
        }

        if (distance >= TimeSpan.FromDays(30))
        {
            return time.ToUniversalTime().ToString("d MMM yyyy", CultureInfo.InvariantCulture);
        }

        var words = Words(distance);
        return time <= now ? words + " ago" : "in " + words;
    }

    /// <summary>The largest unit that fits, rounded down.</summary>
    public static string Words(TimeSpan span) => span switch
    {
        { TotalDays: >= 1 } => Count((int)span.TotalDays, "day"),
        { TotalHours: >= 1 } => Count((int)span.TotalHours, "hour"),
        { TotalMinutes: >= 1 } => string.Create(CultureInfo.InvariantCulture, $"{(int)span.TotalMinutes} min"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{(int)span.TotalSeconds} s"),
    };

    private static string Count(int number, string unit) =>
        string.Create(CultureInfo.InvariantCulture, $"{number} {unit}{(number == 1 ? "" : "s")}");
}
