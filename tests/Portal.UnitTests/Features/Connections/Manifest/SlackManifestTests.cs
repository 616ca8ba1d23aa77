using System.Net.Http.Headers;
using System.Text.Json;
using System.Web;
using Portal.Features.Connections.Manifest;
using Portal.UnitTests.Support;

namespace Portal.UnitTests.Features.Connections.Manifest;

public sealed class SlackManifestTests(SharedPortal portal) : IClassFixture<SharedPortal>
{
    private const string Origin = "https://portal.acme.test";

    [Fact]
    public void ToJson_Portal_IsAsWritten() => Golden.ShouldMatch("manifest", "portal", "manifest.json", new SlackManifest(Origin).ToJson());

    [Fact]
    public void ToYaml_Portal_IsAsWritten() => Golden.ShouldMatch("manifest", "portal", "manifest.yaml", new SlackManifest(Origin).ToYaml().TrimEnd('\n'));

    [Fact]
    public void Manifest_Limits_AreSlacks()
    {
        var json = JsonElement.Parse(new SlackManifest(Origin).ToJson());

        json.GetProperty("display_information").GetProperty("name").GetString()!.Length.ShouldBeLessThanOrEqualTo(35);
        json.GetProperty("display_information").GetProperty("description").GetString()!.Length.ShouldBeLessThanOrEqualTo(140);
    }

    [Fact]
    public void CreationLink_Manifest_IsTheSameOnSlacksPage()
    {
        var manifest = new SlackManifest(Origin);

        var link = new Uri(manifest.CreationLink("https://api.slack.com/apps"));

        link.GetLeftPart(UriPartial.Path).ShouldBe("https://api.slack.com/apps");
        var query = HttpUtility.ParseQueryString(link.Query);
        query["new_app"].ShouldBe("1");
        JsonElement.DeepEquals(JsonElement.Parse(query["manifest_json"]!), JsonElement.Parse(manifest.ToJson())).ShouldBeTrue();
        link.AbsoluteUri.Length.ShouldBeLessThan(4_000);
    }

    [Theory]
    [InlineData("/slack/manifest", null, "application/json", "{")]
    [InlineData("/slack/manifest?format=yaml", null, "application/yaml", "_metadata:")]
    [InlineData("/slack/manifest?format=json", "application/yaml", "application/json", "{")]
    [InlineData("/slack/manifest", "application/yaml", "application/yaml", "_metadata:")]
    public async Task Get_Format_IsAsAsked(string path, string? accept, string type, string start)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        if (accept is not null)
        {
            request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue(accept));
        }

        using var answer = await portal.Server.Client.SendAsync(request);

        answer.Content.Headers.ContentType!.MediaType.ShouldBe(type);
        var text = await answer.Content.ReadAsStringAsync();
        text.ShouldStartWith(start);
        text.ShouldContain(new Uri(portal.Server.Address, "/slack/oauth/callback").ToString());
    }
}
