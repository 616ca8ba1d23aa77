namespace Portal.Data.Notifications.Writing;

/// <summary>Something to write in a shared transaction.</summary>
internal abstract class WriteOperation
{
    private readonly TaskCompletionSource _committed = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Ends after the commit, or with the reason why there was none.</summary>
    public Task Committed => _committed.Task;

    /// <summary>Whether the commit must have reached the disk. What can be planned or sent again need not wait for that.</summary>
    public virtual bool IsDurable => false;

    /// <summary>Operations of one order are written one after the other, where several are written at the same time: those of a step need that.</summary>
    public virtual WriteOrder Order => WriteOrder.Any;

    /// <summary>Adds its statements. Runs on a writer's thread, and again when its transaction was rolled back: it must not keep anything of an earlier run.</summary>
    public abstract void Write(WriteBatch batch);

    /// <summary>Tells of what was committed.</summary>
    public virtual void Announce(ChangeFeed changes, WorkSignals signals)
    {
    }

    /// <summary>Takes back what was prepared for the commit: there was none.</summary>
    public virtual void Abandon()
    {
    }

    public void Complete() => _committed.TrySetResult();

    public void Fail(Exception reason)
    {
        Abandon();
        _committed.TrySetException(reason);
    }
}
