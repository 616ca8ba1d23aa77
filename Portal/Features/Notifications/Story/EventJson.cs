using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Portal.Features.Notifications.Story;

/// <summary>An event's body for people.</summary>
internal static class EventJson
{
    private static readonly JsonSerializerOptions ForPeople = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The body as it is where it is not JSON.</summary>
    public static string Indented(byte[] body) =>
        JsonBody.Read(body) is { } json ? JsonSerializer.Serialize(json, ForPeople) : Encoding.UTF8.GetString(body);
}
