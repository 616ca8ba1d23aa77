using Portal.Data.Connections;
using Quartz;

namespace Portal.Worker.Connections;

/// <summary>Names the jobs of connections to Quartz.</summary>
internal static class ConnectionJobKey
{
    /// <summary>The name under which a job finds its connection.</summary>
    public const string ConnectionId = "connectionId";

    public static JobKey Of(ConnectionJob job, Guid connectionId) => new(connectionId.ToString("N"), job.ToString());

    /// <summary>Which connection a job is for.</summary>
    public static Guid ConnectionOf(IJobExecutionContext context) => Guid.Parse((string)context.MergedJobDataMap[ConnectionId]!);
}
