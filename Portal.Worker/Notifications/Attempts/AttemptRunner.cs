using Microsoft.Extensions.Logging;
using Portal.Data.Notifications.Writing;
using Portal.Domain.Notifications;

namespace Portal.Worker.Notifications.Attempts;

/// <summary>
/// The one way of every attempt, whether a post, a thread reply, an update or a fallback: its row is on disk before it is made, then comes the
/// call, then its outcome with what follows from it.
/// </summary>
internal sealed partial class AttemptRunner(DeliveryStore store, TimeProvider time, ILogger<AttemptRunner> logger)
{
    /// <summary>The row of an attempt that begins now.</summary>
    /// <param name="notificationId">What it is made for.</param>
    /// <param name="number">1 for the first.</param>
    /// <param name="method">See <see cref="DeliveryAttempt.Method"/>.</param>
    /// <param name="contentVersion">See <see cref="DeliveryAttempt.ContentVersion"/>.</param>
    public DeliveryAttempt Begin(Guid notificationId, int number, string method, int? contentVersion = null)
    {
        var now = time.GetUtcNow();
        return new DeliveryAttempt
        {
            Id = Guid.CreateVersion7(now),
            NotificationId = notificationId,
            Number = number,
            Method = method,
            ContentVersion = contentVersion,
            StartedAt = now,
            Outcome = AttemptOutcome.Started,
        };
    }

    /// <summary>Puts attempts on disk and answers those that may be made.</summary>
    public Task<IReadOnlyList<DeliveryAttempt>> StartAsync(IReadOnlyList<AttemptStart> starts) => store.StartAsync(starts);

    /// <summary>How an attempt ended, by now.</summary>
    public AttemptEnd End(DeliveryAttempt attempt, AttemptOutcome outcome)
    {
        var now = time.GetUtcNow();
        return new AttemptEnd { AttemptId = attempt.Id, Outcome = outcome, EndedAt = now, Latency = now - attempt.StartedAt };
    }

    /// <summary>Makes an attempt whose row is on disk. Never throws: a lane must not fall with one of its calls.</summary>
    public async Task<SendOutcome> RunAsync(DeliveryAttempt attempt, Func<Task<EndedAttempt>> make)
    {
        try
        {
            var ended = await make();
            await store.FinishAsync(ended.Result);
            await (ended.Learn?.Invoke() ?? Task.CompletedTask);
            return ended.Outcome;
        }
        catch (Exception failure)
        {
            Log.OutcomeLost(logger, attempt.Method, attempt.NotificationId, failure);
            return new SendOutcome(IsLost: true);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Error, "The outcome of {Method} for notification {NotificationId} could not be written.")]
        public static partial void OutcomeLost(ILogger logger, string method, Guid notificationId, Exception failure);
    }
}
