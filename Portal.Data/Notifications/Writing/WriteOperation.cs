namespace Portal.Data.Notifications.Writing;

/// <summary>Something to write in a shared transaction. Runs on the writer's thread; may run again when its transaction was rolled back.</summary>
internal abstract class WriteOperation
{
    private readonly TaskCompletionSource _committed = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Ends after the commit, or with the reason why there was none.</summary>
    public Task Committed => _committed.Task;

    /// <summary>Whether the commit must have reached the disk. What can be planned or sent again need not wait for that.</summary>
    public virtual bool IsDurable => false;

    /// <summary>Writes through prepared statements; must not keep anything of an earlier run.</summary>
    public abstract void Execute(HotStatements statements);

    /// <summary>Who is told after the commit.</summary>
    public virtual void Announce(ChangeFeed changes, WorkSignals signals)
    {
    }

    public void Complete() => _committed.TrySetResult();

    public void Fail(Exception reason) => _committed.TrySetException(reason);
}
