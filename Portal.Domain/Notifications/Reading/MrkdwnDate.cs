using System.Globalization;

namespace Portal.Domain.Notifications.Reading;

/// <summary>Slack's date tokens. Slack shows them in each reader's own zone; here they are in UTC and say so.</summary>
internal static class MrkdwnDate
{
    private static readonly (string Token, string Format)[] Tokens =
    [
        ("{date_num}", "yyyy-MM-dd"),
        ("{date_short_pretty}", "MMM d, yyyy"),
        ("{date_long_pretty}", "dddd, MMMM d, yyyy"),
        ("{date_pretty}", "MMMM d, yyyy"),
        ("{date_short}", "MMM d, yyyy"),
        ("{date_long}", "dddd, MMMM d, yyyy"),
        ("{date}", "MMMM d, yyyy"),
        ("{time_secs}", "HH:mm:ss"),
        ("{time}", "HH:mm"),
        ("{ago}", "MMM d, yyyy HH:mm"),
    ];

    public static string Format(DateTimeOffset time, string format)
    {
        var shown = Tokens.Aggregate(format, (text, pair) =>
            text.Replace(pair.Token, time.UtcDateTime.ToString(pair.Format, CultureInfo.InvariantCulture), StringComparison.Ordinal));
        return format.Contains("{time", StringComparison.Ordinal) || format.Contains("{ago}", StringComparison.Ordinal) ? shown + " UTC" : shown;
    }
}
