using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Portal.Domain.Auth;
using Portal.Domain.Notifications;

namespace Portal.UnitTests.Support;

/// <summary>
/// One row of every table with something in every column, made from EF Core's model: a column that is forgotten somewhere shows as a
/// difference, those of next year included.
/// </summary>
internal sealed class FilledRows
{
    // As wide as a character gets, and what breaks out of quotes.
    private const string Spice = "żółć 😀 ' \" \\ <b>&;--";
    private const int LongText = 5_000;

    private static int _made;

    private readonly Dictionary<IEntityType, object> _rows = [];
    private readonly DateTimeOffset _now;
    private int _count;

    public FilledRows(IModel model, DateTimeOffset now)
    {
        _now = now;
        // Two sets fit into one database.
        _count = Interlocked.Increment(ref _made) * 1_000;
        var left = model.GetEntityTypes().ToList();
        while (left.Count > 0)
        {
            var next = left.First(type => type.GetForeignKeys().All(key => _rows.ContainsKey(key.PrincipalEntityType)));
            _rows[next] = Fill(next);
            left.Remove(next);
        }
    }

    /// <summary>Each after those that it refers to.</summary>
    public IReadOnlyCollection<object> All => _rows.Values;

    public IReadOnlyDictionary<IEntityType, object> ByType => _rows;

    public T Get<T>()
        where T : class => _rows.Values.OfType<T>().Single();

    /// <summary>The row of the same key as another context reads it.</summary>
    public static async Task<object> ReadAsync(DbContext db, object row)
    {
        var type = db.Model.FindEntityType(row.GetType())!;
        var key = type.FindPrimaryKey()!.Properties.Select(property => property.PropertyInfo!.GetValue(row)).ToArray();
        return (await db.FindAsync(type.ClrType, key)).ShouldNotBeNull(type.ClrType.Name);
    }

    /// <summary>The names of the properties that differ.</summary>
    public static async Task<IReadOnlyList<string>> DifferencesAsync(DbContext db, object row)
    {
        var stored = await ReadAsync(db, row);
        return [.. db.Model.FindEntityType(row.GetType())!.GetProperties()
            .Where(property => !IsSame(property.PropertyInfo!.GetValue(row), property.PropertyInfo.GetValue(stored)))
            .Select(property => property.Name)];
    }

    private static bool IsSame(object? expected, object? actual) => (expected, actual) switch
    {
        (DateTimeOffset left, DateTimeOffset right) => left == right && right.Offset == TimeSpan.Zero,
        (byte[] left, byte[] right) => left.AsSpan().SequenceEqual(right),
        (List<string> left, List<string> right) => left.SequenceEqual(right, StringComparer.Ordinal),
        _ => Equals(expected, actual),
    };

    private object Fill(IEntityType type)
    {
        var row = Activator.CreateInstance(type.ClrType)!;
        foreach (var property in type.GetProperties().Where(property => property.ValueGenerated == ValueGenerated.Never))
        {
            property.PropertyInfo!.SetValue(row, Referred(property) ?? Value(property));
        }

        return row;
    }

    private object? Referred(IProperty property)
    {
        var key = property.GetContainingForeignKeys().FirstOrDefault();
        return key?.PrincipalKey.Properties[key.Properties.ToList().IndexOf(property)].PropertyInfo!.GetValue(_rows[key.PrincipalEntityType]);
    }

    private object Value(IProperty property)
    {
        _count++;
        var type = Nullable.GetUnderlyingType(property.ClrType) ?? property.ClrType;
        return type switch
        {
            _ when type == typeof(Guid) => Guid.CreateVersion7(_now),
            _ when type == typeof(string) => Text(property.GetMaxLength() ?? LongText),
            // Not UTC, as a source may write it.
            _ when type == typeof(DateTimeOffset) => _now.AddMicroseconds(_count).ToOffset(TimeSpan.FromHours(2)),
            _ when type == typeof(bool) => true,
            _ when type == typeof(int) => _count,
            _ when type == typeof(long) => int.MaxValue + (long)_count,
            _ when type == typeof(byte[]) => Enumerable.Range(_count, property.GetMaxLength() ?? LongText).Select(value => (byte)value).ToArray(),
            _ when type == typeof(List<string>) => new List<string> { "first", "second" },
            _ when type == typeof(ProtectedSecret) => new ProtectedSecret("cipher-text_" + _count, "a|b4"),
            _ when type == typeof(RecipientKey) => RecipientKey.Parse("group:" + Text(property.GetMaxLength()!.Value - 6)),
            _ when type == typeof(NotificationPurpose) => NotificationPurpose.Mentions(_count),
            _ when type.IsEnum => Enum.GetValues(type).GetValue(Enum.GetValues(type).Length - 1)!,
            _ => throw new NotSupportedException($"Say here what a {type.Name} may hold: {property.DeclaringType.DisplayName()}.{property.Name} has one."),
        };
    }

    private string Text(int length)
    {
        var text = _count + Spice;
        return (text.Length > length ? _count.ToString(CultureInfo.InvariantCulture) : text).PadRight(length, 'x')[..length];
    }
}
