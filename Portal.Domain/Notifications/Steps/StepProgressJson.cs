using System.Text.Json;
using System.Text.Json.Serialization;

namespace Portal.Domain.Notifications.Steps;

/// <summary>The form in which a step's progress is stored.</summary>
public static class StepProgressJson
{
    public static string Write(StepProgress progress) => JsonSerializer.Serialize(progress, StepProgressContext.Default.StepProgress);

    /// <exception cref="JsonException">The text is not what <see cref="Write"/> made.</exception>
    public static StepProgress Read(string json) =>
        JsonSerializer.Deserialize(json, StepProgressContext.Default.StepProgress) ?? throw new JsonException("Progress is stored as an object, not as null.");
}

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web, UseStringEnumConverter = true)]
[JsonSerializable(typeof(StepProgress))]
internal sealed partial class StepProgressContext : JsonSerializerContext;
