using System.Globalization;
using System.Text;

namespace Portal.SlackSimulator.Viewer;

/// <summary>Slack's date tokens, in UTC.</summary>
internal static class DateTokens
{
    private static readonly (string Token, string Format)[] Formats =
    [
        ("{date_num}", "yyyy-MM-dd"),
        ("{date_long_pretty}", "dddd, MMMM d, yyyy"),
        ("{date_short_pretty}", "MMM d, yyyy"),
        ("{date_pretty}", "MMMM d, yyyy"),
        ("{date_long}", "dddd, MMMM d, yyyy"),
        ("{date_short}", "MMM d, yyyy"),
        ("{date}", "MMMM d, yyyy"),
        ("{time_secs}", "HH:mm:ss 'UTC'"),
        ("{time}", "HH:mm 'UTC'"),
        ("{ago}", "MMM d, HH:mm 'UTC'"),
    ];

    public static string Format(string tokens, DateTimeOffset time)
    {
        var text = new StringBuilder(tokens);
        foreach (var (token, format) in Formats)
        {
            text.Replace(token, time.ToString(format, CultureInfo.InvariantCulture));
        }

        return text.ToString();
    }
}
