using System.Diagnostics.Metrics;

namespace Portal.Worker.Notifications.Sending;

/// <summary>How long messages showed something that was no longer true.</summary>
internal sealed class StalenessMeter(IMeterFactory meters)
{
    private readonly Histogram<double> _staleness = meters.Create("Portal.Worker").CreateHistogram<double>(
        "message_staleness_seconds", "s", "From a change of a step until Slack shows it, for each message.");

    public void Record(TimeSpan staleness) => _staleness.Record(Math.Max(0, staleness.TotalSeconds));
}
