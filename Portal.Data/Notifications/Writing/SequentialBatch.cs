using System.Data.Common;

namespace Portal.Data.Notifications.Writing;

/// <summary>A batch whose statements run as they are added.</summary>
internal sealed class SequentialBatch(SequentialWriter writer, HotStatements statements, DbTransaction transaction) : WriteBatch(statements)
{
    /// <summary>The transaction that the writer has open.</summary>
    public DbTransaction Transaction { get; } = transaction;

    public override RowCount Add(Statement statement, params ReadOnlySpan<object?> values) =>
        new() { Value = writer.Execute(Transaction, statement, values) };
}
