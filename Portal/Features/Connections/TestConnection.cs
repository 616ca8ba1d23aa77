using System.Text.Json.Serialization;
using Microsoft.EntityFrameworkCore;
using Portal.Auth;
using Portal.Data;
using Portal.Data.Notifications;
using Portal.Domain;
using Portal.Domain.Connections;
using Portal.Domain.Errors;
using Portal.Domain.Notifications;
using Portal.Domain.Notifications.Delivery;

namespace Portal.Features.Connections;

/// <summary>
/// Sends a test message the way of every other: a row, the lane, the stored secret. The portal itself calls nobody; it waits for what
/// becomes of the row.
/// </summary>
internal sealed class TestConnection(IDbContextFactory<PortalDbContext> contexts, WorkSignals signals, ChangeFeed feed, TimeProvider clock)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(500);

    public async Task<Outcome<TestConnectionResult>> HandleAsync(InstanceCaller caller, Guid id, CancellationToken cancellationToken)
    {
        using var changed = new SemaphoreSlim(0, 1);
        using var subscription = feed.Subscribe(caller.InstanceId, () => Signal(changed));
        var (connection, notification) = await WriteAsync(caller, id, cancellationToken);
        if (connection is null)
        {
            return Outcome<TestConnectionResult>.Missing();
        }

        if (notification is null)
        {
            return Outcome<TestConnectionResult>.Invalid(new FieldProblem("$", "This connection is disabled. Enable it, then test it."));
        }

        signals.WakeLane(id);
        return Outcome<TestConnectionResult>.Ok(await WaitAsync(connection, notification, changed, cancellationToken));
    }

    private static void Signal(SemaphoreSlim changed)
    {
        try
        {
            changed.Release();
        }
        catch (Exception full) when (full is SemaphoreFullException or ObjectDisposedException)
        {
            // A look is due already, or nobody looks any more.
        }
    }

    private async Task<(Connection? Connection, Notification? Notification)> WriteAsync(InstanceCaller caller, Guid id, CancellationToken cancellationToken)
    {
        await using var db = (await contexts.CreateDbContextAsync(cancellationToken)).ActAs(caller.Name);
        var connection = await db.ConnectionsOf(caller).AsNoTracking().FirstOrDefaultAsync(row => row.Id == id, cancellationToken);
        if (connection is null || connection.Status == ConnectionStatus.Disabled)
        {
            return (connection, null);
        }

        var instance = await db.Instances.Where(row => row.Id == caller.InstanceId).Select(row => row.Name).FirstAsync(cancellationToken);
        var notification = TestMessage.For(connection, instance, caller, clock.GetUtcNow());
        db.Notifications.Add(notification);
        await db.SaveChangesAsync(cancellationToken);
        return (connection, notification);
    }

    private async Task<TestConnectionResult> WaitAsync(
        Connection connection, Notification notification, SemaphoreSlim changed, CancellationToken cancellationToken)
    {
        var signal = changed.WaitAsync(cancellationToken);
        var end = clock.GetUtcNow() + Patience;
        while (true)
        {
            if (await ReadAsync(connection, notification.Id, cancellationToken) is { } result)
            {
                return result;
            }

            if (clock.GetUtcNow() >= end)
            {
                return new TestConnectionResult(notification.Id, TestOutcome.Waiting, null, null, null);
            }

            await Task.WhenAny(signal, Task.Delay(Look, clock, cancellationToken));
            cancellationToken.ThrowIfCancellationRequested();
            signal = signal.IsCompleted ? changed.WaitAsync(cancellationToken) : signal;
        }
    }

    private async Task<TestConnectionResult?> ReadAsync(Connection connection, Guid notificationId, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var row = await db.Notifications.AsNoTracking()
            .Where(row => row.Id == notificationId)
            .Select(row => new { row.State, row.LastError, Status = row.Attempts.OrderByDescending(attempt => attempt.Number).Select(attempt => attempt.HttpStatus).FirstOrDefault() })
            .FirstOrDefaultAsync(cancellationToken);
        switch (row?.State)
        {
            case NotificationState.Waiting or NotificationState.Sending:
                return null;
            case NotificationState.Delivered:
                return new TestConnectionResult(notificationId, TestOutcome.Delivered, null, null, null);
            default:
                var error = SlackError.Classify(row?.LastError ?? "unexpected_answer", row?.Status);
                var advice = ErrorAdvice.For(error, new AdviceContext(connection.Name));
                return new TestConnectionResult(notificationId, TestOutcome.Failed, error.Code, advice.Message, advice.Remedy);
        }
    }
}

/// <summary>What became of a test message.</summary>
/// <param name="NotificationId">Its row in the ledger.</param>
/// <param name="Code">Slack's own word when it failed.</param>
public sealed record TestConnectionResult(Guid NotificationId, TestOutcome Outcome, string? Code, string? Message, string? Remedy);

[JsonConverter(typeof(JsonStringEnumConverter<TestOutcome>))]
public enum TestOutcome
{
    Delivered,
    Failed,

    /// <summary>Slack has not answered within the time that a person waits; the ledger will show it.</summary>
    Waiting,
}
