namespace Portal.Data.Notifications.Writing;

/// <summary>A parameter of a hot statement. Its type is said beforehand, because a value that is missing has none.</summary>
internal readonly record struct Column(string Name, ColumnType Type)
{
    public static Column Id(string name) => new(name, ColumnType.Id);

    public static Column Text(string name) => new(name, ColumnType.Text);

    public static Column Time(string name) => new(name, ColumnType.Time);

    public static Column Number(string name) => new(name, ColumnType.Number);

    public static Column BigNumber(string name) => new(name, ColumnType.BigNumber);

    public static Column Bytes(string name) => new(name, ColumnType.Bytes);
}

/// <summary>How a value travels to the database.</summary>
internal enum ColumnType
{
    Id,
    Text,
    Time,
    Number,
    BigNumber,
    Bytes,
}
