using Portal.Domain.Auth;
using Portal.UnitTests.Support;

namespace Portal.UnitTests.Api;

public sealed class RepeatedHeadersTests(SharedPortal portal) : IClassFixture<SharedPortal>
{
    [Theory]
    [InlineData("webhook-id")]
    [InlineData("webhook-timestamp")]
    [InlineData("webhook-signature")]
    [InlineData("Idempotency-Key")]
    [InlineData("Authorization")]
    public async Task Event_HeaderTwice_Is400WithItsName(string name)
    {
        var instance = await TestInstance.AddAsync(portal.Server);
        using var request = new SignedPost(instance.EventsPath, new TestEvent().ToBytes(), instance.SigningSecret).ToRequest();
        var first = request.Headers.TryGetValues(name, out var values) ? values.First() : "Bearer x";
        request.Headers.Remove(name);

        // The client would send two values as one header.
        using var answer = await RawPost.SendAsync(portal.Server, request, $"{name}: {first}\r\n{name}: {first}\r\n");

        var problem = await answer.ShouldBeProblemAsync(400, name);
        problem.GetProperty("detail").GetString().ShouldNotBeNull().ShouldContain(name);
        (await instance.EventsAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task Event_KeyTwiceWithAToken_Is400()
    {
        var instance = await TestInstance.AddAsync(portal.Server);
        using var request = new HttpRequestMessage(HttpMethod.Post, instance.EventsPath) { Content = new ByteArrayContent(new TestEvent().ToBytes()) };
        request.Headers.Authorization = new("Bearer", await instance.AddTokenAsync(TokenScope.EventsWrite));

        using var answer = await RawPost.SendAsync(portal.Server, request, "Idempotency-Key: a\r\nidempotency-key: b\r\n");

        await answer.ShouldBeProblemAsync(400, "Idempotency-Key");
    }
}
