using System.Text.Json;

namespace Portal.SlackSimulator.Requests;

/// <summary>JSON may parse and still hold half a surrogate pair, which no string can; better found here than where it is read.</summary>
internal static class WellFormedJson
{
    public static JsonElement Require(JsonElement root)
    {
        if (!root.GetRawText().Contains("\\u", StringComparison.Ordinal))
        {
            return root;
        }

        try
        {
            Visit(root);
            return root;
        }
        catch (InvalidOperationException problem)
        {
            throw new JsonException("A text holds half a surrogate pair.", problem);
        }
    }

    private static void Visit(JsonElement value)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.String:
                _ = value.GetString();
                break;
            case JsonValueKind.Array:
                foreach (var item in value.EnumerateArray())
                {
                    Visit(item);
                }

                break;
            case JsonValueKind.Object:
                foreach (var property in value.EnumerateObject())
                {
                    _ = property.Name;
                    Visit(property.Value);
                }

                break;
        }
    }
}
