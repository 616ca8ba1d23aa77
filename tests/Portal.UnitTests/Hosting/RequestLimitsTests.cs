using Portal.UnitTests.Support;

namespace Portal.UnitTests.Hosting;

/// <summary>What is too long is refused by us, in words.</summary>
public sealed class RequestLimitsTests(SharedPortal portal) : IClassFixture<SharedPortal>
{
    [Theory]
    [InlineData("/api/v1/instances/sample/connections?x=")]
    [InlineData("/sign-in?returnUrl=")]
    [InlineData("/")]
    public async Task Address_TooLong_Is414(string start)
    {
        using var answer = await portal.Server.Client.GetAsync(start + new string('a', 9_000));

        await answer.ShouldBeProblemAsync(414);
    }

    [Theory]
    [InlineData("Authorization", 40_000)]
    [InlineData("Cookie", 40_000)]
    public async Task Header_TooLong_Is431WithItsName(string name, int length)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/v1/instances/sample/connections");
        request.Headers.TryAddWithoutValidation(name, new string('a', length));

        using var answer = await portal.Server.Client.SendAsync(request);

        await answer.ShouldBeProblemAsync(431, name);
    }

    [Fact]
    public async Task Headers_TooMany_Is431()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/health/live");
        for (var number = 0; number < 150; number++)
        {
            request.Headers.Add($"x-{number}", "1");
        }

        using var answer = await portal.Server.Client.SendAsync(request);

        await answer.ShouldBeProblemAsync(431, "Headers");
    }

    [Fact]
    public async Task Address_JustShortEnough_IsAnswered()
    {
        using var answer = await portal.Server.Client.GetAsync("/health/live?" + new string('a', 8_000));

        ((int)answer.StatusCode).ShouldBe(200);
    }
}
