using System.Text.Json;

namespace Portal.Benchmarks.Hostile;

/// <summary>One operation of the API's description, as far as it can be attacked.</summary>
internal sealed record HostileRoute(string Method, string Path, IReadOnlyList<string> Queries, IReadOnlyList<string>? Fields)
{
    private static readonly string[] Methods = ["get", "post", "put", "patch", "delete"];

    public string Name => $"{Method} {Path}";

    public static IReadOnlyList<HostileRoute> Read(JsonElement description)
    {
        var schemas = description.TryGetProperty("components", out var components) && components.TryGetProperty("schemas", out var all) ? all : default;
        return
        [
            .. from path in description.GetProperty("paths").EnumerateObject()
               from operation in path.Value.EnumerateObject()
               where Methods.Contains(operation.Name, StringComparer.Ordinal)
               select new HostileRoute(operation.Name.ToUpperInvariant(), path.Name, QueriesOf(operation.Value), FieldsOf(operation.Value, schemas)),
        ];
    }

    private static IReadOnlyList<string> QueriesOf(JsonElement operation) => operation.TryGetProperty("parameters", out var parameters)
        ? [.. parameters.EnumerateArray().Where(one => one.GetProperty("in").GetString() == "query").Select(one => one.GetProperty("name").GetString()!)]
        : [];

    // Names at every depth in one list: a field at the wrong place is as good an attack as any.
    private static List<string>? FieldsOf(JsonElement operation, JsonElement schemas)
    {
        if (!operation.TryGetProperty("requestBody", out var body))
        {
            return null;
        }

        var names = new List<string>();
        Collect(body, schemas, names, 0);
        return names;
    }

    private static void Collect(JsonElement schema, JsonElement schemas, List<string> names, int depth)
    {
        if (depth > 12)
        {
            return;
        }

        switch (schema.ValueKind)
        {
            case JsonValueKind.Array:
                foreach (var item in schema.EnumerateArray())
                {
                    Collect(item, schemas, names, depth + 1);
                }

                break;
            case JsonValueKind.Object:
                foreach (var member in schema.EnumerateObject())
                {
                    Add(member, schemas, names, depth);
                }

                break;
        }
    }

    private static void Add(JsonProperty member, JsonElement schemas, List<string> names, int depth)
    {
        if (member.NameEquals("properties") && member.Value.ValueKind == JsonValueKind.Object)
        {
            names.AddRange(member.Value.EnumerateObject().Select(property => property.Name).Except(names, StringComparer.Ordinal).ToList());
        }

        if (member.NameEquals("$ref") && schemas.ValueKind == JsonValueKind.Object && schemas.TryGetProperty(member.Value.GetString()!.Split('/')[^1], out var named))
        {
            Collect(named, schemas, names, depth + 1);
        }

        Collect(member.Value, schemas, names, depth + 1);
    }
}
