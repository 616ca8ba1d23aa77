namespace Portal.UnitTests.Support;

internal static class CancellationTokenWaiting
{
    /// <summary>Ends when the token is cancelled, for answers that never come.</summary>
    public static async Task WaitAsync(this CancellationToken token)
    {
        var cancelled = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var registration = token.Register(cancelled.SetResult);
        await cancelled.Task;
    }
}
