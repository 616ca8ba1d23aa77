using Quartz;

namespace Portal.Worker.Jobs;

internal static class JobKeys
{
    public static JobKey Planner { get; } = new("plan-events");

    public static JobKey Lane(Guid connectionId) => new(connectionId.ToString("N"), "lanes");

    public static JobKey Fallback(string key) => new(key, "fallbacks");
}
