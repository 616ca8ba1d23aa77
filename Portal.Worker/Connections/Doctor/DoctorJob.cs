using Quartz;

namespace Portal.Worker.Connections.Doctor;

/// <summary>Examines one connection: because it was requested, or because a day has passed.</summary>
[DisallowConcurrentExecution]
internal sealed class DoctorJob(ConnectionDoctor doctor) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default) =>
        await doctor.RunAsync(ConnectionJobKey.ConnectionOf(context), cancellationToken);
}
