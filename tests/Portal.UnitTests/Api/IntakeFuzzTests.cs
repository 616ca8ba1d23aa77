using System.Text;
using System.Text.Json.Nodes;
using Portal.UnitTests.Support;

namespace Portal.UnitTests.Api;

/// <summary>Some hundreds of broken requests, the same ones each run.</summary>
public sealed class IntakeFuzzTests(SharedPortal portal) : IClassFixture<SharedPortal>
{
    private const int Rounds = 400;
    private const int AtOnce = 8;

    private static readonly string?[] Values =
    [
        null, "", " ", ",", "v1,", "v1,====", "v1,v1,v1", "0", "-1", "+5", "1e9", "99999999999", "NaN", "Bearer", "Bearer x", "application/json", "text/json;",
        "multipart/form-data", "\"", "a,b", "%00", "../..", new string('A', 4_000),
    ];

    [Fact]
    public async Task PostEvent_RandomBodiesAndHeaders_NeverBreaksAndHalfStoresNothing()
    {
        var instance = await TestInstance.AddAsync(portal.Server);
        var random = new Random(20261121);
        var posts = Enumerable.Range(0, Rounds).Select(round => Spoil(instance, random, round)).ToList();

        var accepted = new List<byte[]>();
        foreach (var batch in posts.Chunk(AtOnce))
        {
            var answers = await Task.WhenAll(batch.Select(PostAsync));
            accepted.AddRange(answers.Zip(batch).Where(pair => pair.First).Select(pair => pair.Second.SentBody ?? pair.Second.Body));
        }

        var stored = (await instance.EventsAsync()).Select(row => Convert.ToHexString(row.Body)).Order(StringComparer.Ordinal);
        stored.ShouldBe(accepted.Select(Convert.ToHexString).Order(StringComparer.Ordinal));
        accepted.Count.ShouldBeInRange(1, Rounds - 1);
        portal.Server.Log.Lines.ShouldNotContain(line => line.Contains("unhandled exception", StringComparison.OrdinalIgnoreCase));
    }

    private static SignedPost Spoil(TestInstance instance, Random random, int round)
    {
        var body = random.Next(3) switch
        {
            0 => Bytes(new TestEvent(), random),
            1 => Fields(new TestEvent(), random).ToBytes(),
            _ => new TestEvent().ToBytes(),
        };
        var post = new SignedPost(instance.EventsPath, body, instance.SigningSecret) { Id = $"fuzz-{round}", IsChunked = random.Next(4) == 0 };
        return random.Next(6) switch
        {
            0 => post with { Id = Pick(random) },
            1 => post with { Timestamp = Pick(random) },
            2 => post with { Header = signature => random.Next(2) == 0 ? Pick(random) : signature + Pick(random) },
            3 => post with { SentBody = Bytes(new TestEvent(), random) },
            _ => post,
        };
    }

    private static string? Pick(Random random) => Values[random.Next(Values.Length)];

    private static byte[] Bytes(TestEvent sent, Random random)
    {
        var bytes = sent.ToBytes();
        for (var times = random.Next(1, 6); times > 0; times--)
        {
            bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
        }

        return random.Next(2) == 0 ? bytes : bytes[..random.Next(bytes.Length)];
    }

    private static TestEvent Fields(TestEvent sent, Random random)
    {
        var names = sent.Json.Select(field => field.Key).ToList();
        for (var times = random.Next(1, 4); times > 0; times--)
        {
            sent.With(names[random.Next(names.Count)], Anything(random, 0));
        }

        return sent;
    }

    private static JsonNode? Anything(Random random, int depth) => random.Next(depth > 3 ? 6 : 8) switch
    {
        0 => null,
        1 => random.Next(2) == 0,
        2 => random.NextDouble() * Math.Pow(10, random.Next(-300, 300)),
        3 => long.MinValue,
        4 => Encoding.Latin1.GetString([.. Enumerable.Range(0, random.Next(300)).Select(_ => (byte)random.Next(1, 256))]),
        5 => Pick(random),
        6 => new JsonArray([.. Enumerable.Range(0, random.Next(4)).Select(_ => Anything(random, depth + 1))]),
        _ => new JsonObject(new[] { "id", "key", "name", "url", "email", "type", "accountId" }.Select(name => KeyValuePair.Create(name, Anything(random, depth + 1)))),
    };

    private async Task<bool> PostAsync(SignedPost post)
    {
        using var request = post.ToRequest();
        using var answer = await portal.Server.Client.SendAsync(request);
        var status = (int)answer.StatusCode;
        if (status == 202)
        {
            return true;
        }

        status.ShouldBeInRange(400, 499, post.ToString());
        if (!answer.IsOfKestrel())
        {
            await answer.ShouldBeProblemAsync(status);
        }

        return false;
    }
}
