using System.Text.Json;
using System.Text.Json.Serialization;

namespace Portal.Domain.Notifications.Routing;

/// <summary>The form in which a decision is stored with its notification.</summary>
public static class RouteDecisionJson
{
    public static string Write(RouteDecision decision) => JsonSerializer.Serialize(decision, RouteDecisionContext.Default.RouteDecision);

    /// <exception cref="JsonException">The text is not what <see cref="Write"/> made.</exception>
    public static RouteDecision Read(string json) =>
        JsonSerializer.Deserialize(json, RouteDecisionContext.Default.RouteDecision) ?? throw new JsonException("A route decision is stored as an object, not as null.");
}

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(RouteDecision))]
internal sealed partial class RouteDecisionContext : JsonSerializerContext;
