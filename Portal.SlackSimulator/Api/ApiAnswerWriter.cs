using System.Text.Encodings.Web;
using System.Text.Json;

namespace Portal.SlackSimulator.Api;

internal static class ApiAnswerWriter
{
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static async Task WriteAsync(HttpResponse response, ApiAnswer answer, string? warning, CancellationToken cancellationToken)
    {
        response.ContentType = "application/json; charset=utf-8";
        var writer = new Utf8JsonWriter(response.BodyWriter, Options);
        await using (writer.ConfigureAwait(false))
        {
            WriteEnvelope(writer, answer, warning is null ? answer.Warnings : [.. answer.Warnings, warning]);
        }

        await response.BodyWriter.FlushAsync(cancellationToken);
    }

    private static void WriteEnvelope(Utf8JsonWriter writer, ApiAnswer answer, IReadOnlyList<string> warnings)
    {
        writer.WriteStartObject();
        writer.WriteBoolean("ok", answer.Error is null);
        if (answer.Error is not null)
        {
            writer.WriteString("error", answer.Error);
        }

        answer.Body?.Invoke(writer);
        // Messages about arguments have no pointer and stand in the metadata only.
        if (answer.Errors.Any(error => error.Contains("[json-pointer:", StringComparison.Ordinal)))
        {
            WriteList(writer, "errors", answer.Errors);
        }

        if (warnings.Count > 0)
        {
            writer.WriteString("warning", string.Join(',', warnings));
        }

        WriteMetadata(writer, answer, warnings);
        writer.WriteEndObject();
    }

    private static void WriteMetadata(Utf8JsonWriter writer, ApiAnswer answer, IReadOnlyList<string> warnings)
    {
        if (answer.Errors.Count == 0 && warnings.Count == 0 && answer.NextCursor is null)
        {
            return;
        }

        writer.WriteStartObject("response_metadata");
        if (answer.NextCursor is not null)
        {
            writer.WriteString("next_cursor", answer.NextCursor);
        }

        if (warnings.Count > 0)
        {
            WriteList(writer, "warnings", warnings);
        }

        if (answer.Errors.Count > 0)
        {
            WriteList(writer, "messages", [.. answer.Errors.Select(error => "[ERROR] " + error)]);
        }

        writer.WriteEndObject();
    }

    private static void WriteList(Utf8JsonWriter writer, string name, IReadOnlyList<string> items)
    {
        writer.WriteStartArray(name);
        foreach (var item in items)
        {
            writer.WriteStringValue(item);
        }

        writer.WriteEndArray();
    }
}
