using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Portal.Data;
using Portal.Domain.Errors;

namespace Portal.Worker.Errors;

/// <summary>
/// Keeps one entry per cause, however many messages it hits. A burst of the same failure costs a write now and then, not one each:
/// what came while a write was under way is counted by the next.
/// </summary>
public sealed partial class ErrorReporter(
    IDbContextFactory<PortalDbContext> contexts, ChangeFeed changes, TimeProvider time, ILogger<ErrorReporter> logger) : IDisposable
{
    private readonly Dictionary<(Guid Instance, string Cause), (Failure Failure, long Times)> _pending = [];
    private readonly Lock _gate = new();
    private readonly SemaphoreSlim _writer = new(1, 1);

    /// <summary>
    /// Ends when the failure is counted on disk. One that the database does not take is logged, and counted with the next report: the
    /// component that reports a failure has work of its own, which must not fail with it.
    /// </summary>
    public async Task ReportAsync(Failure failure, CancellationToken cancellationToken)
    {
        Add(failure with { CauseKey = ErrorText.FitKey(failure.CauseKey), Advice = ErrorText.Fit(failure.Advice) }, 1);
        await _writer.WaitAsync(cancellationToken);
        try
        {
            foreach (var (pending, times) in Take())
            {
                await TryWriteAsync(pending, times, cancellationToken);
            }
        }
        finally
        {
            _writer.Release();
        }
    }

    public void Dispose() => _writer.Dispose();

    private void Add(Failure failure, long times)
    {
        lock (_gate)
        {
            var key = (failure.InstanceId, failure.CauseKey);
            _pending[key] = (failure, _pending.TryGetValue(key, out var before) ? before.Times + times : times);
        }
    }

    private List<(Failure Failure, long Times)> Take()
    {
        lock (_gate)
        {
            List<(Failure, long)> taken = [.. _pending.Values];
            _pending.Clear();
            return taken;
        }
    }

    private async Task TryWriteAsync(Failure failure, long times, CancellationToken cancellationToken)
    {
        try
        {
            await WriteAsync(failure, times, cancellationToken);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            throw;
        }
        catch (Exception broken)
        {
            Log.NotWritten(logger, failure.InstanceId, failure.Advice.Message, broken);
            Add(failure, times);
        }
    }

    private async Task WriteAsync(Failure failure, long times, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        if (!await TryCountAsync(failure, times, now, cancellationToken))
        {
            await AddAsync(failure, times, now, cancellationToken);
        }

        changes.Publish(failure.InstanceId);
    }

    private async Task<bool> TryCountAsync(Failure failure, long times, DateTimeOffset now, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        // Seen again: an acknowledgement covers only what came before it.
        return await db.Errors
            .Where(row => row.InstanceId == failure.InstanceId && row.CauseKey == failure.CauseKey)
            .ExecuteUpdateAsync(
                row => row
                    .SetProperty(entry => entry.Count, entry => entry.Count + times)
                    .SetProperty(entry => entry.LastSeenAt, now)
                    .SetProperty(entry => entry.Level, failure.Advice.Level)
                    .SetProperty(entry => entry.Message, failure.Advice.Message)
                    .SetProperty(entry => entry.Remedy, failure.Advice.Remedy)
                    .SetProperty(entry => entry.AcknowledgedAt, (DateTimeOffset?)null)
                    .SetProperty(entry => entry.AcknowledgedBy, (string?)null),
                cancellationToken) > 0;
    }

    private async Task AddAsync(Failure failure, long times, DateTimeOffset now, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        db.Errors.Add(new ErrorEntry
        {
            Id = Guid.CreateVersion7(now),
            OrganizationId = failure.OrganizationId,
            InstanceId = failure.InstanceId,
            CauseKey = failure.CauseKey,
            Level = failure.Advice.Level,
            Code = failure.Advice.Code,
            Message = failure.Advice.Message,
            Remedy = failure.Advice.Remedy,
            ConnectionId = failure.ConnectionId,
            FirstSeenAt = now,
            LastSeenAt = now,
            Count = times,
        });
        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateException)
        {
            // Another node was first: count on its entry. Anything else fails again, and is heard.
            if (!await TryCountAsync(failure, times, now, cancellationToken))
            {
                throw;
            }
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Error, "An error of instance {InstanceId} could not be written, and waits for the next: {Message}")]
        public static partial void NotWritten(ILogger logger, Guid instanceId, string message, Exception broken);
    }
}
