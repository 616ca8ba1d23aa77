using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Routing;
using Portal.Api;
using Portal.Data.Providers;
using Portal.Domain.Auth;
using Portal.UnitTests.Support;

namespace Portal.UnitTests.Api;

/// <summary>Some hundreds of broken requests to every route that takes a token, the same ones each run. A new route is among them by itself.</summary>
public sealed class ConfigurationFuzzTests(Portals portals) : IClassFixture<Portals>
{
    private const int Rounds = 400;
    private const int AtOnce = 8;

    private static readonly string[] Names =
    [
        "name", "mode", "webhookUrl", "enabled", "channelId", "email", "defaultConnectionId", "defaultChannelId", "fallback", "scopes", "expiresAt", "overlapHours",
    ];

    private static readonly string[] Queries =
    [
        "search", "health", "limit", "offset", "channel_id", "force_refresh", "replaceWith", "state", "truth", "person", "connection", "type", "from", "to", "status", "level",
    ];

    private static readonly string?[] Values =
    [
        null, "", " ", "%", "_", "'", "\\", "\0", "a\0b@x", "\n", "0", "-1", "1e9", "2147483647", "99999999999", "true", "none", "open", "ready", "INCOMING_WEBHOOK", "SLACK_APP",
        "LOG_ONLY", "read", "C0123456789", "jan@acme.test", "https://hooks.slack.com/services/T01/B01/abcdefghijklmnopqrstuvwx", "2026-11-24T17:00:00Z", "9999-12-31T23:59:59Z",
        "0001-01-01T00:00:00+14:00", "00000000-0000-0000-0000-000000000000", "e\u0301\u202e", new string('A', 4_000),
    ];

    [Theory]
    [EachDatabase]
    public async Task Routes_RandomAddressesAndBodies_NeverBreak(DatabaseProvider provider)
    {
        var server = await portals.OpenAsync(provider);
        var app = await SlackAppInstance.AddAsync(server);
        var token = await app.Base.AddTokenAsync(TokenScope.Admin);
        var routes = Routes(server);
        var random = new Random(20261121);
        var requests = Enumerable.Range(0, Rounds).Select(_ => Spoil(routes[random.Next(routes.Count)], app, random)).ToList();

        foreach (var batch in requests.Chunk(AtOnce))
        {
            await Task.WhenAll(batch.Select(request => SendAsync(server, request, token)));
        }

        server.Log.Lines.ShouldNotContain(line => line.Contains("unhandled exception", StringComparison.OrdinalIgnoreCase));
    }

    private static List<(string Method, string Pattern)> Routes(PortalServer server) =>
    [
        .. server.Get<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(route => route.Metadata.GetMetadata<RequiredScope>() is not null)
            .SelectMany(route => route.Metadata.GetMetadata<IHttpMethodMetadata>()!.HttpMethods.Select(method => (method, route.RoutePattern.RawText!)))
            .Order(),
    ];

    private static (string Method, string Address, byte[]? Body) Spoil((string Method, string Pattern) route, SlackAppInstance app, Random random)
    {
        var parts = route.Pattern.TrimStart('/').Split('/').Select(part => part switch
        {
            "{instance}" => app.Base.Slug,
            ['{', ..] => Id(app, random),
            _ => part,
        });
        var query = Enumerable.Range(0, random.Next(4)).Select(_ => Queries[random.Next(Queries.Length)] + "=" + Escape(Pick(random)));
        var address = "/" + string.Join('/', parts) + "?" + string.Join('&', query);
        return (route.Method, address, route.Method is "GET" or "DELETE" ? null : Body(random));
    }

    private static string Id(SlackAppInstance app, Random random) => random.Next(5) switch
    {
        0 or 1 => app.ConnectionId.ToString(),
        2 => app.Base.Id.ToString(),
        3 => "zzz",
        _ => Escape(Pick(random) is { Length: > 0 } text and not ("." or "..") ? text : "x"),
    };

    private static string Escape(string? text) => Uri.EscapeDataString(text ?? "");

    private static string? Pick(Random random) => Values[random.Next(Values.Length)];

    private static byte[]? Body(Random random)
    {
        if (random.Next(8) == 0)
        {
            return null;
        }

        var json = new JsonObject(Names.Where(_ => random.Next(2) == 0).Select(name => KeyValuePair.Create(name, Anything(random, 0))));
        var text = json.ToJsonString();
        var bytes = Encoding.UTF8.GetBytes(random.Next(5) == 0 ? text.Replace("\"name\"", "\"\\ud800\"", StringComparison.Ordinal) : text);
        if (random.Next(4) == 0)
        {
            bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
        }

        return bytes;
    }

    private static JsonNode? Anything(Random random, int depth) => random.Next(depth > 2 ? 6 : 8) switch
    {
        0 => null,
        1 => random.Next(2) == 0,
        2 => random.NextDouble() * Math.Pow(10, random.Next(-300, 300)),
        3 => long.MinValue,
        4 => Encoding.Latin1.GetString([.. Enumerable.Range(0, random.Next(300)).Select(_ => (byte)random.Next(256))]),
        5 => Pick(random),
        6 => new JsonArray([.. Enumerable.Range(0, random.Next(4)).Select(_ => Anything(random, depth + 1))]),
        _ => Pick(random),
    };

    private static async Task SendAsync(PortalServer server, (string Method, string Address, byte[]? Body) sent, string token)
    {
        using var request = new HttpRequestMessage(new HttpMethod(sent.Method), sent.Address);
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        if (sent.Body is { } body)
        {
            request.Content = new ByteArrayContent(body) { Headers = { ContentType = new MediaTypeHeaderValue("application/json") } };
        }

        using var answer = await server.Client.SendAsync(request);
        var status = (int)answer.StatusCode;
        status.ShouldBeInRange(200, 499, $"{sent.Method} {sent.Address} {Encoding.Latin1.GetString(sent.Body ?? [])}");
        if (status >= 400 && !answer.IsOfKestrel())
        {
            await answer.ShouldBeProblemAsync(status);
        }
    }
}
