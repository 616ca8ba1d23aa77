using System.Net;
using System.Text.RegularExpressions;
using Portal.UnitTests.Support;

namespace Portal.UnitTests.Auth;

/// <summary>Whatever stands in a sign-in's return address, the browser stays on this site and gets an answer.</summary>
public sealed partial class ReturnUrlTests(SharedPortal portal) : IClassFixture<SharedPortal>
{
    private const string Long = "10000";

    [Theory]
    [InlineData("//evil.example", "/")]
    [InlineData("///evil.example", "/")]
    [InlineData("/\\evil.example", "/")]
    [InlineData("http:\\\\evil.example", "/")]
    [InlineData("https://evil.example", "/")]
    [InlineData("javascript:alert(1)", "/")]
    [InlineData("foo:bar", "/")]
    [InlineData("/a\r\nSet-Cookie: x=1", "/")]
    [InlineData("%0d%0aSet-Cookie:x", "/")]
    [InlineData("/%0d%0aSet-Cookie:x", "/%0d%0aSet-Cookie:x")]
    [InlineData("", "/")]
    [InlineData("i/sample", "/")]
    [InlineData("~/i/sample", "/")]
    [InlineData("/i/sample?q=a&b=c#d", "/i/sample?q=a&b=c#d")]
    [InlineData("/i/sample?q=\u017a\u00f3\U0001F600", "/i/sample?q=%C5%BA%C3%B3%F0%9F%98%80")]
    [InlineData("/\u202e\u00a0", "/%E2%80%AE%C2%A0")]
    [InlineData(Long, "/")]
    public async Task SignIn_OddReturnAddress_StaysHere(string given, string expected)
    {
        using var answer = await SignInAsync(given == Long ? "/" + new string('a', 10_000) : given);

        answer.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        answer.Headers.GetValues("Location").ShouldBe([expected]);
    }

    [Fact]
    public async Task SignIn_ReturnAddressThatNoFormMayHold_IsARefusalAndNoFailure()
    {
        using var answer = await SignInAsync("/\0");

        await answer.ShouldBeProblemAsync(400);
    }

    private async Task<HttpResponseMessage> SignInAsync(string address)
    {
        var (member, token, cookie) = await FormAsync();
        using var request = new HttpRequestMessage(HttpMethod.Post, "/sign-in/development")
        {
            Content = new FormUrlEncodedContent([new("member", member), new("__RequestVerificationToken", token), new("returnUrl", address)]),
        };
        request.Headers.Add("Cookie", cookie);
        return await portal.Server.Client.SendAsync(request);
    }

    [Theory]
    [InlineData("//evil.example")]
    [InlineData("javascript:alert(1)")]
    [InlineData("%0d%0a")]
    [InlineData("")]
    [InlineData("\ud800")]
    public async Task SignInPage_OddReturnAddress_IsShownWithAGoodOne(string given)
    {
        var page = await portal.Server.Client.GetStringAsync("/sign-in?returnUrl=" + Uri.EscapeDataString(given));

        page.ShouldContain("name=\"returnUrl\" value=\"/\"");
    }

    private async Task<(string Member, string Token, string Cookie)> FormAsync()
    {
        using var answer = await portal.Server.Client.GetAsync("/sign-in");
        var page = await answer.Content.ReadAsStringAsync();
        var cookie = answer.Headers.GetValues("Set-Cookie").Single(one => one.Contains("Antiforgery", StringComparison.Ordinal)).Split(';')[0];
        return (MemberOf().Match(page).Groups["value"].Value, TokenOf().Match(page).Groups["value"].Value, cookie);
    }

    [GeneratedRegex("name=\"member\" value=\"(?<value>[^\"]+)\"", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex MemberOf();

    [GeneratedRegex("name=\"__RequestVerificationToken\" value=\"(?<value>[^\"]+)\"", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex TokenOf();
}
