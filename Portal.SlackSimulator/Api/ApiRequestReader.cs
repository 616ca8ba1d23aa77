using System.Text;
using System.Text.Json;
using Microsoft.Net.Http.Headers;
using Portal.SlackSimulator.Requests;

namespace Portal.SlackSimulator.Api;

/// <summary>Reads a Web API call: arguments in the query, a form, or JSON; the token in the header or the form, never in the query.</summary>
internal static class ApiRequestReader
{
    public static async Task<ApiRequest> ReadAsync(HttpRequest request, bool takesJson, CancellationToken cancellationToken)
    {
        var header = HeaderToken(request);
        var texts = request.Query.Where(pair => pair.Key != "token").ToDictionary(pair => pair.Key, pair => pair.Value.ToString(), StringComparer.Ordinal);
        AddClient(request, texts);
        var hasBody = HttpMethods.IsPost(request.Method) && request.ContentLength is not 0 && (request.ContentLength is not null || request.Headers.TransferEncoding.Count > 0);
        if (!hasBody)
        {
            return new ApiRequest(new Arguments(texts), header);
        }

        if (!MediaTypeHeaderValue.TryParse(request.ContentType, out var type))
        {
            return new ApiRequest(Arguments.None, header, string.IsNullOrEmpty(request.ContentType) ? "missing_post_type" : "invalid_post_type");
        }

        return type.MediaType.Value?.ToLowerInvariant() switch
        {
            "application/json" => await ReadJsonAsync(request, type, takesJson, new Arguments(texts), header, cancellationToken),
            "application/x-www-form-urlencoded" or "multipart/form-data" => await ReadFormAsync(request, type, texts, header, cancellationToken),
            "text/plain" => new ApiRequest(new Arguments(texts), header),
            _ => new ApiRequest(Arguments.None, header, "invalid_post_type"),
        };
    }

    // "Bearer" is case-sensitive to Slack.
    private static string? HeaderToken(HttpRequest request) =>
        request.Headers.Authorization.ToString() is ['B', 'e', 'a', 'r', 'e', 'r', ' ', .. var token] ? token.Trim() : null;

    // oauth.v2.access would rather have the app's credentials here than in the form.
    private static void AddClient(HttpRequest request, Dictionary<string, string> texts)
    {
        if (request.Headers.Authorization.ToString() is not ['B', 'a', 's', 'i', 'c', ' ', .. var encoded])
        {
            return;
        }

        var bytes = new byte[encoded.Length];
        if (Convert.TryFromBase64String(encoded, bytes, out var length) && Encoding.UTF8.GetString(bytes, 0, length).Split(':', 2) is [var id, var secret])
        {
            texts["client_id"] = Uri.UnescapeDataString(id);
            texts["client_secret"] = Uri.UnescapeDataString(secret);
        }
    }

    private static async Task<ApiRequest> ReadFormAsync(
        HttpRequest request, MediaTypeHeaderValue type, Dictionary<string, string> texts, string? header, CancellationToken cancellationToken)
    {
        try
        {
            var form = await request.ReadFormAsync(cancellationToken);
            foreach (var (name, value) in form)
            {
                texts[name] = value.ToString();
            }

            var warning = type.Charset.HasValue && type.MediaType == "application/x-www-form-urlencoded" ? "superfluous_charset" : null;
            return new ApiRequest(new Arguments(texts), header ?? texts.GetValueOrDefault("token"), Warning: warning);
        }
        catch (InvalidDataException)
        {
            return new ApiRequest(Arguments.None, header, "invalid_form_data");
        }
    }

    private static async Task<ApiRequest> ReadJsonAsync(
        HttpRequest request, MediaTypeHeaderValue type, bool takesJson, Arguments query, string? header, CancellationToken cancellationToken)
    {
        var warning = type.Charset.HasValue ? null : "missing_charset";
        if (!takesJson)
        {
            // Slack does not read JSON for these methods: the arguments are as good as not sent.
            return new ApiRequest(query, header, Warning: warning);
        }

        try
        {
            using var document = await JsonDocument.ParseAsync(request.Body, default, cancellationToken);
            return document.RootElement.ValueKind == JsonValueKind.Object
                ? new ApiRequest(Arguments.Of(WellFormedJson.Require(document.RootElement.Clone())), header, Warning: warning)
                : new ApiRequest(Arguments.None, header, "json_not_object", warning);
        }
        catch (JsonException)
        {
            return new ApiRequest(Arguments.None, header, "invalid_json", warning);
        }
    }
}
