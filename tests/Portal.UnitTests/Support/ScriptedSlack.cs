using System.Net;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.WebUtilities;

namespace Portal.UnitTests.Support;

/// <summary>Slack's Web API, answering each call as a test says; what was called is remembered in order.</summary>
internal sealed class ScriptedSlack : HttpMessageHandler
{
    private readonly Lock _gate = new();
    private readonly List<SlackCall> _calls = [];
    private readonly Queue<SlackReply> _replies = [];

    public IReadOnlyList<SlackCall> Calls
    {
        get
        {
            lock (_gate)
            {
                return [.. _calls];
            }
        }
    }

    /// <summary>What happens between a call and its answer.</summary>
    public Action? WhileAnswering { get; set; }

    /// <summary>For the next call; when none is left, posts and updates are taken.</summary>
    public void Answer(SlackReply reply)
    {
        lock (_gate)
        {
            _replies.Enqueue(reply);
        }
    }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var body = await BodyAsync(request.Content!, cancellationToken);
        var reply = Take(new SlackCall(request.RequestUri!.Segments[^1], body));
        WhileAnswering?.Invoke();
        var answer = new HttpResponseMessage(reply.Status) { Content = new StringContent(reply.Json, Encoding.UTF8, "application/json") };
        if (reply.RetryAfter is { } seconds)
        {
            answer.Headers.Add("Retry-After", seconds.ToString(System.Globalization.CultureInfo.InvariantCulture));
        }

        return answer;
    }

    // Methods that write take JSON, those that read take forms.
    private static async Task<JsonElement> BodyAsync(HttpContent content, CancellationToken cancellationToken)
    {
        var text = await content.ReadAsStringAsync(cancellationToken);
        return content.Headers.ContentType?.MediaType == "application/json"
            ? JsonElement.Parse(text)
            : JsonSerializer.SerializeToElement(QueryHelpers.ParseQuery(text).ToDictionary(pair => pair.Key, pair => pair.Value.ToString(), StringComparer.Ordinal));
    }

    private SlackReply Take(SlackCall call)
    {
        lock (_gate)
        {
            _calls.Add(call);
            return _replies.TryDequeue(out var reply) ? reply : SlackReply.Posted(call.Text("channel"), $"{_calls.Count}.000001");
        }
    }
}

/// <param name="Method">Such as <c>chat.postMessage</c>.</param>
internal sealed record SlackCall(string Method, JsonElement Body)
{
    public string? Text(string field) => Body.TryGetProperty(field, out var value) ? value.GetString() : null;
}

/// <summary>What Slack answers.</summary>
internal sealed record SlackReply(HttpStatusCode Status, string Json, int? RetryAfter = null)
{
    public static SlackReply Posted(string? channel, string ts) => new(HttpStatusCode.OK, $$"""{"ok":true,"channel":"{{channel}}","ts":"{{ts}}"}""");

    /// <summary>To <c>users.lookupByEmail</c>.</summary>
    public static SlackReply Found(string userId) => new(HttpStatusCode.OK, $$$"""{"ok":true,"user":{"id":"{{{userId}}}"}}""");

    public static SlackReply Refused(string error) => new(HttpStatusCode.OK, $$"""{"ok":false,"error":"{{error}}"}""");

    public static SlackReply Limited(int seconds) => new(HttpStatusCode.TooManyRequests, """{"ok":false,"error":"ratelimited"}""", seconds);

    public static SlackReply Broken(HttpStatusCode status) => new(status, "<html>");
}
