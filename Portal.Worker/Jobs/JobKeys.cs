using Portal.Data.Connections;
using Quartz;

namespace Portal.Worker.Jobs;

internal static class JobKeys
{
    /// <summary>The name under which a job finds its connection.</summary>
    public const string ConnectionId = "connectionId";

    public static JobKey Planner { get; } = new("plan-events");

    public static JobKey Lane(Guid connectionId) => new(connectionId.ToString("N"), "lanes");

    public static JobKey Chore(ConnectionChore chore, Guid connectionId) => new(connectionId.ToString("N"), chore.ToString());

    /// <summary>Which connection a job is for.</summary>
    public static Guid ConnectionOf(IJobExecutionContext context) => Guid.Parse((string)context.MergedJobDataMap[ConnectionId]!);
}
