using System.Net;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.Time.Testing;

namespace Portal.UnitTests.Support;

/// <summary>
/// Slack at a clock that a test moves: takes posts at once and refuses whatever comes faster than its limits. One post a second in a channel and
/// so many a minute in the workspace, each counted from the call before, as the lower bounds are.
/// </summary>
internal sealed class SlackInSimulatedTime(FakeTimeProvider time, double perMinute, double perSecondPerChannel) : HttpMessageHandler
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, DateTimeOffset> _lastInChannel = new(StringComparer.Ordinal);
    private DateTimeOffset? _last;

    public int Posts { get; private set; }

    /// <summary>Calls of <c>chat.update</c>; all are taken.</summary>
    public int Updates { get; private set; }

    public int Refused { get; private set; }

    /// <summary>When posts are answered: at once, unless a test holds them.</summary>
    public Task Answered { get; set; } = Task.CompletedTask;

    /// <summary>When the newest post came.</summary>
    public DateTimeOffset LastAt => _last ?? DateTimeOffset.MinValue;

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var body = JsonElement.Parse(await request.Content!.ReadAsStringAsync(cancellationToken));
        if (request.RequestUri!.AbsolutePath.EndsWith("/chat.update", StringComparison.Ordinal))
        {
            return Update();
        }

        await Answered;
        return Take(body.GetProperty("channel").GetString()!)
            ? Answer(HttpStatusCode.OK, $$"""{"ok":true,"channel":"{{body.GetProperty("channel")}}","ts":"{{Posts}}.000001"}""")
            : Answer(HttpStatusCode.TooManyRequests, """{"ok":false,"error":"ratelimited"}""");
    }

    private bool Take(string channel)
    {
        lock (_gate)
        {
            var now = time.Now;
            var isFree = _last is not { } last || now - last >= TimeSpan.FromMinutes(1 / perMinute);
            var isChannelFree = !_lastInChannel.TryGetValue(channel, out var before) || now - before >= TimeSpan.FromSeconds(1 / perSecondPerChannel);
            if (!isFree || !isChannelFree)
            {
                Refused++;
                return false;
            }

            _last = _lastInChannel[channel] = now;
            Posts++;
            return true;
        }
    }

    private HttpResponseMessage Update()
    {
        lock (_gate)
        {
            Updates++;
        }

        return Answer(HttpStatusCode.OK, """{"ok":true}""");
    }

    private static HttpResponseMessage Answer(HttpStatusCode status, string json)
    {
        var answer = new HttpResponseMessage(status) { Content = new StringContent(json, Encoding.UTF8, "application/json") };
        if (status == HttpStatusCode.TooManyRequests)
        {
            answer.Headers.Add("Retry-After", "1");
        }

        return answer;
    }
}
