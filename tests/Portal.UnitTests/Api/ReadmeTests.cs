using System.Text.RegularExpressions;
using Microsoft.OpenApi;
using Portal.Features.Notifications.Intake;
using Portal.UnitTests.Support;

namespace Portal.UnitTests.Api;

public sealed class ReadmeTests
{
    [Fact]
    public async Task Readme_TableOfTheBody_NamesEveryFieldOfTheEvent()
    {
        var readme = await File.ReadAllTextAsync(Path.Combine(Repository.Root, "README.md"));
        var section = readme[readme.IndexOf("### The body", StringComparison.Ordinal)..readme.IndexOf("### The answer", StringComparison.Ordinal)];
        var table = string.Join('\n', section.Split('\n').Where(line => line.StartsWith('|')));

        var fields = FieldsOf(EventSchema.Create()).Distinct(StringComparer.Ordinal).ToList();

        fields.Count.ShouldBeGreaterThan(30);
        fields.Where(field => !Regex.IsMatch(table, $"`([a-zA-Z]+\\.)?{field}[`.]", RegexOptions.None, TimeSpan.FromSeconds(1))).ShouldBeEmpty();
    }

    private static IEnumerable<string> FieldsOf(IOpenApiSchema schema) =>
        (schema.Properties ?? new Dictionary<string, IOpenApiSchema>(StringComparer.Ordinal)).SelectMany(field => FieldsOf(field.Value).Prepend(field.Key))
            .Concat(schema.Items is { } items ? FieldsOf(items) : []);
}
