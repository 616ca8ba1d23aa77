using System.Text.Json;

namespace Portal.SlackSimulator.Requests;

/// <summary>JSON whatever the content type says, or the old form with JSON in <c>payload</c>.</summary>
internal static class PayloadReader
{
    public static async Task<Arguments?> ReadAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        try
        {
            var root = request.HasFormContentType
                ? ParseText((await request.ReadFormAsync(cancellationToken))["payload"])
                : await ParseBodyAsync(request.Body, cancellationToken);
            return root is { ValueKind: JsonValueKind.Object } json ? Arguments.Of(WellFormedJson.Require(json)) : null;
        }
        catch (Exception problem) when (problem is JsonException or InvalidDataException)
        {
            return null;
        }
    }

    private static JsonElement? ParseText(string? text) => string.IsNullOrEmpty(text) ? null : JsonElement.Parse(text);

    private static async Task<JsonElement> ParseBodyAsync(Stream body, CancellationToken cancellationToken)
    {
        using var document = await JsonDocument.ParseAsync(body, default, cancellationToken);
        return document.RootElement.Clone();
    }
}
