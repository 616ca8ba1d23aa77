using System.ComponentModel;
using System.Reflection;

namespace Portal.Hosting;

/// <summary>Finds every setting whose text is not what its property takes. The binder throws at the first one.</summary>
internal static class SettingsShape
{
    public static IEnumerable<string> Problems(IConfigurationSection section, Type type) => type.GetProperties(BindingFlags.Public | BindingFlags.Instance)
        .SelectMany(property => ProblemsOf(section.GetSection(property.Name), Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType));

    private static IEnumerable<string> ProblemsOf(IConfigurationSection section, Type type)
    {
        if (TypeDescriptor.GetConverter(type) is { } converter && converter.CanConvertFrom(typeof(string)))
        {
            return section.Value is not { Length: > 0 } text || CanRead(converter, text) ? [] : [$"{NameOf(section)} is \"{text}\", which is no {WordOf(type)}."];
        }

        return type.Namespace?.StartsWith("Portal", StringComparison.Ordinal) == true ? Problems(section, type) : [];
    }

    // A converter says no in many ways.
    private static bool CanRead(TypeConverter converter, string text)
    {
        try
        {
            return converter.ConvertFromInvariantString(text) is not null;
        }
        catch (Exception failure) when (failure is FormatException or ArgumentException or InvalidOperationException or OverflowException or NotSupportedException)
        {
            return false;
        }
    }

    private static string NameOf(IConfigurationSection section) => section.Path.Replace(":", "__", StringComparison.Ordinal);

    private static string WordOf(Type type) => Type.GetTypeCode(type) switch
    {
        _ when type == typeof(TimeSpan) => "time such as 00:05:00",
        _ when type.IsEnum => "one of " + string.Join(", ", Enum.GetNames(type)),
        TypeCode.Boolean => "true or false",
        TypeCode.Int32 or TypeCode.Int64 => "whole number",
        TypeCode.Double or TypeCode.Decimal => "number",
        _ => type.Name,
    };
}
