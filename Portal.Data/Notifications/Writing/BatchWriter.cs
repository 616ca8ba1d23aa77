using System.Data.Common;

namespace Portal.Data.Notifications.Writing;

/// <summary>One connection that writes batch after batch. Used by one thread; thrown away after a failure.</summary>
internal abstract class BatchWriter : IDisposable
{
    /// <summary>Whether the transaction had begun when the last batch failed: only then may one of its operations be the cause.</summary>
    public bool HasBegun { get; protected set; }

    /// <summary>Writes all of it in one transaction, or nothing.</summary>
    /// <exception cref="DbException">The database refused; nothing is written.</exception>
    public abstract void Write(IReadOnlyList<WriteOperation> operations);

    public abstract void Dispose();
}
