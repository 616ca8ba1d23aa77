namespace Portal.Data.Notifications.Writing;

/// <summary>
/// Takes the statements that share a transaction, in order. When each of them runs is the database's matter: what an operation wants to know
/// of its statements it asks after the commit, and what depends on an earlier statement says so in SQL.
/// </summary>
internal abstract class WriteBatch(HotStatements statements)
{
    public HotStatements Statements { get; } = statements;

    /// <param name="statement">One of <see cref="Statements"/>.</param>
    /// <param name="values">Its parameters in order: an id, text, UTC time, number or bytes, or null.</param>
    public abstract RowCount Add(Statement statement, params ReadOnlySpan<object?> values);
}

/// <summary>How many rows a statement touched. Known after the commit.</summary>
internal sealed class RowCount
{
    public int Value { get; set; }
}
