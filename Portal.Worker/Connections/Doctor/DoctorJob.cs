using Portal.Worker.Jobs;
using Quartz;

namespace Portal.Worker.Connections.Doctor;

/// <summary>Examines one connection: because somebody waits for it, or because a day has passed.</summary>
[DisallowConcurrentExecution]
internal sealed class DoctorJob(DoctorRound round) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default) =>
        await round.RunAsync(JobKeys.ConnectionOf(context), cancellationToken);
}
