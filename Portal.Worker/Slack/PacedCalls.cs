using Portal.Domain.Slack;

namespace Portal.Worker.Slack;

/// <summary>
/// Asks Slack in a job that has time: waits its turn behind all that calls the same workspace, waits when asked to, and
/// tries an outage again.
/// </summary>
internal sealed class PacedCalls(SlackConnections connections, TimeProvider time)
{
    private const int Tries = 6;

    public async Task<SlackResult<T>> AskAsync<T>(Guid connectionId, SlackMethod method, Func<CancellationToken, Task<SlackResult<T>>> call, CancellationToken cancellationToken)
    {
        var pace = (await connections.FindAsync(connectionId, cancellationToken))?.Pace;
        for (var number = 1; ; number++)
        {
            await WaitAsync(pace, method, cancellationToken);
            var result = await call(cancellationToken);
            if (result.Error is not { Kind: SlackErrorKind.RetryAfter or SlackErrorKind.Retry } error || number == Tries)
            {
                return result;
            }

            await Task.Delay(WaitAfter(error, pace, method, number), time, cancellationToken);
        }
    }

    private static TimeSpan WaitAfter(SlackError error, SlackPace? pace, SlackMethod method, int number)
    {
        if (error.Kind == SlackErrorKind.RetryAfter && pace is not null)
        {
            return pace.Hold(method, error.RetryAfter);
        }

        var wait = AskedWait.Within(error.RetryAfter ?? TimeSpan.FromSeconds(number));
        pace?.Pause(method, wait);
        return wait;
    }

    private async Task WaitAsync(SlackPace? pace, SlackMethod method, CancellationToken cancellationToken)
    {
        while (pace is not null && pace.Take(method, 1) == 0)
        {
            var wait = pace.DelayBefore(method);
            await Task.Delay(wait > TimeSpan.Zero ? wait : TimeSpan.FromMilliseconds(1), time, cancellationToken);
        }
    }
}
