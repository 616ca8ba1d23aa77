using System.Globalization;
using Microsoft.AspNetCore.Components;

namespace Portal.Features.Home;

/// <summary>Stacked bars, drawn by hand: 24 of them need no chart library, and each has its words.</summary>
public sealed partial class HourChart
{
    private const int ChartWidth = 480;
    private const int ChartHeight = 110;
    private const double Slot = ChartWidth / 24.0;

    [Parameter, EditorRequired]
    public IReadOnlyList<HourCount> Hours { get; set; } = [];

    private int Most => Math.Max(1, Hours.Max(hour => hour.Total));

    private IEnumerable<(string Name, string Icon, string Style, int Count)> Legend =>
    [
        ("Delivered", "check_circle", "good", Hours.Sum(hour => hour.Delivered)),
        ("Fell back", "alt_route", "needsyou", Hours.Sum(hour => hour.FellBack)),
        ("Failed", "error", "failed", Hours.Sum(hour => hour.Failed)),
        ("Waiting", "schedule", "waiting", Hours.Sum(hour => hour.Open)),
    ];

    private string Summary => "Last 24 hours: " + string.Join(", ", Legend.Select(entry => FormattableString.Invariant($"{entry.Count} {entry.Name.ToLowerInvariant()}"))) + ".";

    private static string Number(double value) => value.ToString("0.##", CultureInfo.InvariantCulture);

    private static string TitleOf(HourCount hour) => FormattableString.Invariant(
        $"{hour.Start:HH:mm} UTC: {hour.Delivered} delivered, {hour.FellBack} fell back, {hour.Failed} failed, {hour.Open} waiting");

    private IEnumerable<(string Class, double Top, double Height)> BarsOf(HourCount hour)
    {
        double top = ChartHeight;
        foreach (var (style, count) in new[] { ("good", hour.Delivered), ("needsyou", hour.FellBack), ("failed", hour.Failed), ("waiting", hour.Open) })
        {
            if (count > 0)
            {
                var height = count * (ChartHeight - 6.0) / Most;
                top -= height;
                yield return ("bar-" + style, top, height);
            }
        }
    }
}
