using Portal.Domain.Notifications.Delivery;

namespace Portal.Worker.Connections;

/// <summary>Asks Slack in a job that nobody waits for by the second: waits its turn, waits when asked to, and tries an outage again.</summary>
internal sealed class PatientCalls(SlackPace pace, TimeProvider time)
{
    private const int Tries = 6;

    public async Task<SlackResult<T>> AskAsync<T>(Guid connectionId, string method, double perMinute, Func<CancellationToken, Task<SlackResult<T>>> call, CancellationToken cancellationToken)
    {
        for (var number = 1; ; number++)
        {
            await pace.WaitAsync(connectionId, method, perMinute, cancellationToken);
            var result = await call(cancellationToken);
            if (result.Error is not { Kind: SlackErrorKind.RetryAfter or SlackErrorKind.Retry } error || number == Tries)
            {
                return result;
            }

            var wait = error.RetryAfter ?? TimeSpan.FromSeconds(number);
            pace.Hold(connectionId, method, wait);
            await Task.Delay(wait, time, cancellationToken);
        }
    }
}
