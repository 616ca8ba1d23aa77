using System.Text.Json;

namespace Portal.SlackSimulator.Blocks;

/// <summary>One place in the blocks: its value, its json-pointer, and where to report.</summary>
internal readonly struct Node(JsonElement value, string pointer, Findings findings)
{
    public JsonElement Value => value;

    public string Pointer => pointer;

    public Findings Findings => findings;

    public bool IsObject()
    {
        if (value.ValueKind == JsonValueKind.Object)
        {
            return true;
        }

        findings.Add("must provide an object", pointer);
        return false;
    }

    public void Add(string message, string? property = null) => findings.Add(message, property is null ? pointer : $"{pointer}/{property}");

    public bool Has(string property) => value.TryGetProperty(property, out _);

    public Node Child(string property) => new(value.GetProperty(property), $"{pointer}/{property}", findings);

    public string? String(string property) =>
        value.TryGetProperty(property, out var found) && found.ValueKind == JsonValueKind.String ? found.GetString() : null;

    public bool Requires(string property)
    {
        if (Has(property))
        {
            return true;
        }

        Add($"missing required field: {property}");
        return false;
    }

    public string? RequiredType()
    {
        if (Requires("type") && String("type") is not { })
        {
            Add("must provide a string", "type");
        }

        return String("type");
    }

    /// <summary>Slack says "less than N + 1", and refuses properties that are null as it refuses wrong types.</summary>
    public void Length(string property, int most)
    {
        if (!Has(property))
        {
            return;
        }

        if (String(property) is not { } text)
        {
            Add("must provide a string", property);
        }
        else if (text.Length > most)
        {
            Add($"must be less than {most + 1} characters", property);
        }
    }

    public void OneOf(string property, params ReadOnlySpan<string> allowed)
    {
        if (Has(property) && (String(property) is not { } text || !allowed.Contains(text)))
        {
            Add("must be a valid enum value", property);
        }
    }

    public void Only(params ReadOnlySpan<string> allowed)
    {
        foreach (var property in value.EnumerateObject())
        {
            if (!allowed.Contains(property.Name))
            {
                Add($"invalid additional property: {property.Name}");
            }
        }
    }

    /// <summary>The items of an array property, after its size has been checked.</summary>
    public IReadOnlyList<Node> Items(string property, int most)
    {
        if (!Has(property))
        {
            return [];
        }

        var array = Child(property);
        if (array.Value.ValueKind != JsonValueKind.Array)
        {
            array.Add("must provide an array");
            return [];
        }

        var count = array.Value.GetArrayLength();
        if (count == 0)
        {
            array.Add("no fewer than 1 items allowed");
        }
        else if (count > most)
        {
            array.Add($"no more than {most} items allowed");
        }

        var reporter = findings;
        return [.. array.Value.EnumerateArray().Select((item, index) => new Node(item, $"{array.Pointer}/{index}", reporter))];
    }
}
