using Portal.Data.Notifications.Writing;

namespace Portal.UnitTests.Support;

/// <summary>Holds the writer inside a transaction, so that what is brought meanwhile waits together.</summary>
internal sealed class StoppedWriter : IAsyncDisposable
{
    private readonly ManualResetEventSlim _go = new();
    private readonly TaskCompletionSource _reached = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Task _held = Task.CompletedTask;

    private StoppedWriter()
    {
    }

    public static async Task<StoppedWriter> HoldAsync(GroupCommit commits)
    {
        var writer = new StoppedWriter();
        writer._held = commits.CommitAsync(new ProbeWrite(_ => writer.Hold()));
        await writer._reached.Task;
        return writer;
    }

    public void Release() => _go.Set();

    public async ValueTask DisposeAsync()
    {
        Release();
        await _held;
        _go.Dispose();
    }

    private void Hold()
    {
        _reached.TrySetResult();
        _go.Wait();
    }
}
