using System.Net;
using AngleSharp.Html.Parser;
using Portal.SlackSimulator;
using Portal.SlackSimulator.Requests;

namespace Portal.UnitTests.Simulator;

public sealed class EmbeddingTests
{
    [Theory]
    [InlineData("/simulator")]
    [InlineData("/simulator/")]
    public async Task Map_UnderPrefix_EverythingWorks(string page)
    {
        await using var slack = await SimulatorHost.StartAsync(prefix: "/simulator");
        var root = slack.Url[..^"/simulator".Length];

        var document = await new HtmlParser().ParseDocumentAsync(await slack.Client.GetStringAsync(root + page));
        var assets = document.QuerySelectorAll("link[href], script[src]");
        assets.Select(asset => asset.LocalName).Distinct().ShouldBe(["link", "script"], ignoreOrder: true);
        foreach (var link in assets)
        {
            using var asset = await slack.Client.GetAsync(root + (link.GetAttribute("href") ?? link.GetAttribute("src")));
            asset.StatusCode.ShouldBe(HttpStatusCode.OK);
        }

        document.QuerySelectorAll("a[href]").ShouldAllBe(link => link.GetAttribute("href")!.StartsWith('?') || link.GetAttribute("href")!.StartsWith('#'));
        (await slack.ControlAsync("facts")).Text("webhookUrl").ShouldBe(slack.Url + SampleWorkspace.WebhookPath);
        (await slack.CallAsync("auth.test")).ShouldBeOk();
        using var hook = await slack.HookAsync("""{"text":"Hello"}""");
        hook.StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Theory]
    [InlineData("")]
    [InlineData("/")]
    [InlineData("simulator")]
    [InlineData("/simulator/")]
    public void Prefix_AnyWriting_IsNormalised(string prefix) =>
        new SimulatorAddress(prefix).Prefix.ShouldBe(prefix.Contains("simulator", StringComparison.Ordinal) ? "/simulator" : "");
}
