using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Portal.UnitTests.Support;

/// <summary>An event with a subject that no other test has; <see cref="Key"/> finds its message in Slack.</summary>
internal sealed class TestEvent
{
    public TestEvent(string type = "CALL_FOR_ACTION")
    {
        var now = TimeProvider.System.GetUtcNow();
        Key = "T-" + Guid.CreateVersion7(now).ToString("N")[^12..];
        Json = new JsonObject
        {
            ["type"] = type,
            ["occurredAt"] = now.ToString("O", CultureInfo.InvariantCulture),
            ["step"] = new JsonObject { ["id"] = "step-" + Key, ["name"] = "Legal", ["type"] = "USER", ["action"] = "APPROVAL" },
            ["subject"] = new JsonObject { ["key"] = Key, ["summary"] = "New laptop" },
            ["recipients"] = new JsonArray(Person("u1", "Jan Kowalski", "jan@acme.test")),
        };
    }

    public string Key { get; }

    public JsonObject Json { get; }

    public static JsonObject Person(string accountId, string name, string? email) =>
        new() { ["accountId"] = accountId, ["displayName"] = name, ["email"] = email, ["role"] = "APPROVER" };

    public TestEvent With(string field, JsonNode? value)
    {
        Json[field] = value;
        return this;
    }

    public TestEvent Without(string field)
    {
        Json.Remove(field);
        return this;
    }

    public byte[] ToBytes() => JsonSerializer.SerializeToUtf8Bytes(Json);
}
