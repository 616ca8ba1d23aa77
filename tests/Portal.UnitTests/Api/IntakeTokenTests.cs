using System.Net.Http.Headers;
using Portal.Domain.Auth;
using Portal.UnitTests.Support;

namespace Portal.UnitTests.Api;

public sealed class IntakeTokenTests(SharedPortal portal) : IClassFixture<SharedPortal>
{
    [Theory]
    [InlineData("webhook-id", TokenScope.EventsWrite)]
    [InlineData("Idempotency-Key", TokenScope.EventsWrite)]
    [InlineData("Idempotency-Key", TokenScope.Admin)]
    public async Task PostEvent_TokenWithScope_Is202(string header, string scope)
    {
        var instance = await TestInstance.AddAsync(portal.Server);
        var token = await instance.AddTokenAsync(scope);

        using var answer = await PostAsync(instance, token, new TestEvent().ToBytes(), (header, "evt-1"));

        await answer.ShouldBeAcceptedAsync();
        (await instance.EventsAsync()).ShouldHaveSingleItem().IdempotencyKey.ShouldBe("evt-1");
    }

    [Theory]
    [InlineData(TokenScope.Read)]
    [InlineData(TokenScope.ConfigWrite)]
    [InlineData(TokenScope.UsergroupsWrite)]
    public async Task PostEvent_TokenWithoutScope_Is403(string scope)
    {
        var instance = await TestInstance.AddAsync(portal.Server);
        var token = await instance.AddTokenAsync(scope);

        using var answer = await PostAsync(instance, token, new TestEvent().ToBytes(), ("Idempotency-Key", "evt-1"));

        await answer.ShouldBeProblemAsync(403);
        (await instance.EventsAsync()).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("expired")]
    [InlineData("revoked")]
    [InlineData("unknown")]
    public async Task PostEvent_TokenNotValid_Is401BeforeAnythingElse(string kind)
    {
        var instance = await TestInstance.AddAsync(portal.Server);
        var now = TimeProvider.System.GetUtcNow();
        var token = kind switch
        {
            "expired" => await instance.AddTokenAsync(TokenScope.EventsWrite, expiresAt: now.AddSeconds(-1)),
            "revoked" => await instance.AddTokenAsync(TokenScope.EventsWrite, isRevoked: true),
            _ => "ptl_nobodyhasthistoken",
        };

        using var answer = await PostAsync(instance, token, "{}"u8.ToArray());

        await answer.ShouldBeProblemAsync(401, "Authorization");
        answer.Headers.WwwAuthenticate.ShouldHaveSingleItem().Scheme.ShouldBe("Bearer");
    }

    [Theory]
    [InlineData("Bearer ")]
    [InlineData("Bearer")]
    [InlineData("Basic dXNlcjpwYXNz")]
    [InlineData("Token abc")]
    public async Task PostEvent_NoBearerToken_Is401(string header)
    {
        var instance = await TestInstance.AddAsync(portal.Server);
        using var request = new HttpRequestMessage(HttpMethod.Post, instance.EventsPath) { Content = Json("{}"u8.ToArray()) };
        request.Headers.TryAddWithoutValidation("Authorization", header);

        using var answer = await portal.Server.Client.SendAsync(request);

        await answer.ShouldBeProblemAsync(401);
    }

    [Fact]
    public async Task PostEvent_AnotherInstancesToken_Is404AsIfThereWereNone()
    {
        var instance = await TestInstance.AddAsync(portal.Server);
        var other = await TestInstance.AddAsync(portal.Server);
        var token = await other.AddTokenAsync(TokenScope.Admin);

        using var notYours = await PostAsync(instance, token, new TestEvent().ToBytes(), ("Idempotency-Key", "evt-1"));
        using var notThere = await PostAsync("/api/v1/instances/nowhere/events", token, new TestEvent().ToBytes(), ("Idempotency-Key", "evt-1"));

        var (first, second) = (await notYours.ShouldBeProblemAsync(404, "instance"), await notThere.ShouldBeProblemAsync(404, "instance"));
        first.GetProperty("detail").GetString().ShouldBe(second.GetProperty("detail").GetString());
        (await instance.EventsAsync()).ShouldBeEmpty();
    }

    [Theory]
    [InlineData(null)]
    [InlineData("two words")]
    public async Task PostEvent_TokenWithoutUsableKey_Is422(string? key)
    {
        var instance = await TestInstance.AddAsync(portal.Server);
        var token = await instance.AddTokenAsync(TokenScope.EventsWrite);

        using var answer = await PostAsync(instance, token, new TestEvent().ToBytes(), key is null ? [] : [("Idempotency-Key", key)]);

        await answer.ShouldBeProblemAsync(422, "Idempotency-Key");
        (await instance.EventsAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task PostEvent_TokenReplayed_IsTheSameAnswerAgain()
    {
        var instance = await TestInstance.AddAsync(portal.Server);
        var token = await instance.AddTokenAsync(TokenScope.EventsWrite);
        var body = new TestEvent().ToBytes();

        using var first = await PostAsync(instance, token, body, ("Idempotency-Key", "evt-1"));
        using var second = await PostAsync(instance, token, body, ("webhook-id", "evt-1"));
        using var other = await PostAsync(instance, token, new TestEvent().ToBytes(), ("Idempotency-Key", "evt-1"));

        (await second.Content.ReadAsStringAsync()).ShouldBe(await first.Content.ReadAsStringAsync());
        second.Headers.GetValues("Idempotent-Replayed").ShouldBe(["true"]);
        await other.ShouldBeProblemAsync(422);
    }

    [Theory]
    [InlineData("Idempotency-Key")]
    [InlineData("webhook-id")]
    public async Task PostEvent_AnotherEventUnderTheKey_NamesTheHeaderThatWasSent(string header)
    {
        var instance = await TestInstance.AddAsync(portal.Server);
        var token = await instance.AddTokenAsync(TokenScope.EventsWrite);
        using var first = await PostAsync(instance, token, new TestEvent().ToBytes(), (header, "evt-1"));

        using var other = await PostAsync(instance, token, new TestEvent().ToBytes(), (header, "evt-1"));
        using var unusable = await PostAsync(instance, token, new TestEvent().ToBytes(), (header, "two words"));

        (await other.ShouldBeProblemAsync(422)).Fields().ShouldBe([header]);
        (await unusable.ShouldBeProblemAsync(422)).Fields().ShouldBe([header]);
    }

    [Fact]
    public async Task PostEvent_TokenAndATimestamp_IsJudgedByTheToken()
    {
        var instance = await TestInstance.AddAsync(portal.Server);
        var token = await instance.AddTokenAsync(TokenScope.EventsWrite);

        using var answer = await PostAsync(instance, token, new TestEvent().ToBytes(), ("webhook-id", "evt-1"), ("webhook-timestamp", "1"));

        await answer.ShouldBeAcceptedAsync();
    }

    [Fact]
    public async Task PostEvent_TokenBesideABadSignature_IsJudgedByTheSignature()
    {
        var instance = await TestInstance.AddAsync(portal.Server);
        var token = await instance.AddTokenAsync(TokenScope.EventsWrite);

        using var answer = await PostAsync(instance, token, new TestEvent().ToBytes(), ("webhook-id", "evt-1"), ("webhook-signature", "v1,AAAA"));

        await answer.ShouldBeProblemAsync(401);
    }

    [Fact]
    public async Task PostEvent_TokenMadeAMomentAgo_IsKnownAtOnce()
    {
        var instance = await TestInstance.AddAsync(portal.Server);
        using var before = await PostAsync(instance, "ptl_unknown", new TestEvent().ToBytes(), ("Idempotency-Key", "evt-1"));
        var token = await instance.AddTokenAsync(TokenScope.EventsWrite);

        using var after = await PostAsync(instance, token, new TestEvent().ToBytes(), ("Idempotency-Key", "evt-1"));

        await before.ShouldBeProblemAsync(401);
        await after.ShouldBeAcceptedAsync();
    }

    private static ByteArrayContent Json(byte[] body) => new(body) { Headers = { ContentType = new MediaTypeHeaderValue("application/json") } };

    private Task<HttpResponseMessage> PostAsync(TestInstance instance, string token, byte[] body, params (string Name, string Value)[] headers) =>
        PostAsync(instance.EventsPath, token, body, headers);

    private async Task<HttpResponseMessage> PostAsync(string path, string token, byte[] body, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = Json(body) };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        foreach (var (name, value) in headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        return await portal.Server.Client.SendAsync(request);
    }
}
