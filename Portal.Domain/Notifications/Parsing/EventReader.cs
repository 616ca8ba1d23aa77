using System.Text.Json;
using System.Text.Unicode;

namespace Portal.Domain.Notifications.Parsing;

/// <summary>Reads and checks an event, in one pass over its bytes.</summary>
public static class EventReader
{
    private const int MaxDepth = 32;

    /// <summary>Never throws, whatever the bytes are; problems are part of the answer.</summary>
    public static EventReading Read(ReadOnlyMemory<byte> utf8)
    {
        var bytes = utf8.Span.StartsWith("\uFEFF"u8) ? utf8.Span[3..] : utf8.Span;
        if (!Utf8.IsValid(bytes))
        {
            return NotJson("The body is not valid UTF-8. Send JSON in UTF-8.");
        }

        var json = new FieldReader(new Utf8JsonReader(bytes, new JsonReaderOptions { MaxDepth = MaxDepth }));
        try
        {
            return ReadObject(ref json);
        }
        catch (JsonException e)
        {
            return NotJson(json.Depth >= MaxDepth - 1
                ? $"The body is nested deeper than {MaxDepth} levels. Send a flatter object."
                : $"The body is not valid JSON: see line {e.LineNumber + 1}, byte {e.BytePositionInLine + 1}.");
        }
    }

    private static EventReading ReadObject(ref FieldReader json)
    {
        if (!json.StartsObject())
        {
            return NotJson("The body must be a JSON object: { \"type\": … }.");
        }

        var body = EventBodyParser.Parse(ref json);
        json.ExpectEnd();
        // Where the event is refused, what would have been passed over may be the reason.
        return json.Problems is [] ? new EventReading(body, [], true) { Warnings = json.Warnings } : new EventReading(null, [.. json.Problems, .. json.Warnings], true);
    }

    private static EventReading NotJson(string message) => new(null, [new FieldProblem("$", message)], false);
}
