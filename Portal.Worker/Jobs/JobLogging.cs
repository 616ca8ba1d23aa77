using Microsoft.Extensions.Logging;
using Quartz;

namespace Portal.Worker.Jobs;

/// <summary>Wraps every job: one log scope, and the one place where a job's exception is caught. The next run starts from the rows.</summary>
internal sealed partial class JobLogging(ILogger<JobLogging> logger) : IJobExecutionMiddleware
{
    public async ValueTask Invoke(IJobExecutionContext context, JobExecutionDelegate next, CancellationToken cancellationToken = default)
    {
        var job = context.JobDetail.Key.ToString();
        using var scope = logger.BeginScope(new Dictionary<string, object>(StringComparer.Ordinal) { ["Job"] = job });
        try
        {
            await next(context, cancellationToken);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            Log.Stopped(logger, job);
        }
        catch (Exception failure)
        {
            Log.Failed(logger, job, failure);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Error, "Job {Job} failed; it starts again from what is on disk.")]
        public static partial void Failed(ILogger logger, string job, Exception failure);

        [LoggerMessage(2, LogLevel.Debug, "Job {Job} was stopped.")]
        public static partial void Stopped(ILogger logger, string job);
    }
}
