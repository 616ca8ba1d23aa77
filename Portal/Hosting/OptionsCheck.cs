using System.Reflection;
using Microsoft.Extensions.Options;

namespace Portal.Hosting;

/// <summary>
/// Reads all options of the portal's before it starts. The framework's own check ends at the first section that cannot be read at all.
/// </summary>
internal sealed class OptionsCheck(IReadOnlyList<Type> types)
{
    /// <summary>Knows the options that are registered so far.</summary>
    public static void Add(IServiceCollection services) => services.AddSingleton(new OptionsCheck(
    [
        .. services.Select(service => service.ServiceType)
            .Where(type => type.IsConstructedGenericType && type.GetGenericTypeDefinition() == typeof(IConfigureOptions<>))
            .Select(type => type.GenericTypeArguments[0])
            .Where(type => type.Assembly.GetName().Name?.StartsWith("Portal", StringComparison.Ordinal) == true)
            .Distinct(),
    ]));

    public IEnumerable<string> Problems(IServiceProvider services, IConfiguration configuration) => types.SelectMany(type => ProblemsOf(type, services, configuration));

    private static List<string> ProblemsOf(Type type, IServiceProvider services, IConfiguration configuration)
    {
        var options = typeof(IOptions<>).MakeGenericType(type);
        try
        {
            options.GetProperty(nameof(IOptions<object>.Value))!.GetValue(services.GetRequiredService(options), BindingFlags.DoNotWrapExceptions, binder: null, index: null, culture: null);
            return [];
        }
        catch (OptionsValidationException failure)
        {
            return [.. failure.Failures];
        }
        catch (InvalidOperationException unreadable)
        {
            // Which section a type is bound to is known to the binder alone; the sections of other types find nothing.
            var found = configuration.GetChildren().Where(section => unreadable.Message.Contains($"'{section.Key}:", StringComparison.OrdinalIgnoreCase))
                .SelectMany(section => SettingsShape.Problems(section, type)).ToList();
            return found.Count > 0 ? found : [unreadable.Message];
        }
    }
}
