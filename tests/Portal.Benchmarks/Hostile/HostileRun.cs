using System.Collections.Concurrent;
using System.Net.Http.Headers;
using System.Text.Json;

namespace Portal.Benchmarks.Hostile;

/// <summary>Sends generated requests to every route of a running portal. The same seed sends the same ones.</summary>
internal sealed class HostileRun(HostileTarget target, int seed)
{
    private const int AtOnce = 8;

    /// <summary>Reads the routes from the portal's description, and ids that exist from what its lists answer.</summary>
    public async Task<HostileReport> SendAsync(int count, CancellationToken cancellationToken)
    {
        using var client = new HttpClient(new SocketsHttpHandler()) { BaseAddress = target.Address };
        var routes = HostileRoute.Read(JsonElement.Parse(await client.GetStringAsync("/openapi/v1.json", cancellationToken)));
        var known = target with { Ids = [.. target.Ids, .. await FindIdsAsync(client, routes, cancellationToken)] };
        var outcomes = new ConcurrentBag<HostileOutcome>();
        var options = new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellationToken };
        await Parallel.ForAsync(0, count, options, async (number, token) =>
        {
            var request = HostileRequest.Make(ChanceOf(number), routes[number % routes.Count], known);
            outcomes.Add(new HostileOutcome(request, await HostileAnswer.AskAsync(target.Address, request.Bytes, token)));
        });
        return new HostileReport(routes, [.. outcomes]);
    }

    // Each request has a chance of its own, so that it is the same whichever comes first. Spread, because neighbouring seeds begin alike.
    private Random ChanceOf(int number) => new(unchecked((int)((((uint)seed + (uint)number) * 2654435761u) ^ (uint)(number * 40503))));

    // A token's id would end the run's own token.
    private async Task<IReadOnlyList<string>> FindIdsAsync(HttpClient client, IReadOnlyList<HostileRoute> routes, CancellationToken cancellationToken)
    {
        var ids = new List<string>();
        foreach (var route in routes.Where(route => route.Method == "GET" && !route.Path.Contains("token", StringComparison.OrdinalIgnoreCase) && route.Path.Count(letter => letter == '{') == 1))
        {
            foreach (var bearer in target.Tokens)
            {
                var path = route.Path.Replace("{instance}", target.Instance, StringComparison.Ordinal).Replace("{organization}", target.Organization, StringComparison.Ordinal);
                using var request = new HttpRequestMessage(HttpMethod.Get, path) { Headers = { Authorization = new AuthenticationHeaderValue("Bearer", bearer) } };
                using var answer = await client.SendAsync(request, cancellationToken);
                if (answer.IsSuccessStatusCode)
                {
                    Collect(JsonElement.Parse(await answer.Content.ReadAsStringAsync(cancellationToken)), ids);
                }
            }
        }

        return [.. ids.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).Take(50)];
    }

    private static void Collect(JsonElement value, List<string> ids)
    {
        if (value.ValueKind == JsonValueKind.Array)
        {
            foreach (var item in value.EnumerateArray())
            {
                Collect(item, ids);
            }
        }
        else if (value.ValueKind == JsonValueKind.Object)
        {
            foreach (var member in value.EnumerateObject())
            {
                if (member.NameEquals("id") && member.Value.ValueKind == JsonValueKind.String)
                {
                    ids.Add(member.Value.GetString()!);
                }

                Collect(member.Value, ids);
            }
        }
    }
}
