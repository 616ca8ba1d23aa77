using System.Net;
using System.Text.Json;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Primitives;
using Portal.SlackSimulator;

namespace Portal.UnitTests.Simulator;

/// <summary>The app's side of its installation: it sends a person to the consent page, exchanges the code and renews the token.</summary>
internal sealed class InstallingApp(SimulatorHost slack)
{
    public const string Callback = "http://localhost:5080/slack/oauth/callback";

    public string AuthorizeUrl(string scopes, string extra = "") =>
        $"{slack.Url}/oauth/v2/authorize?client_id={SampleWorkspace.ClientId}&scope={scopes}&redirect_uri={Uri.EscapeDataString(Callback)}{extra}";

    /// <summary>What comes back to the app after the person has decided.</summary>
    public async Task<Dictionary<string, StringValues>> DecideAsync(
        string scopes, string decision, string state, string channel = SampleWorkspace.MemberChannel, string extra = "")
    {
        using var form = new FormUrlEncodedContent([new("decision", decision), new("channel", channel)]);
        using var response = await slack.Client.PostAsync(AuthorizeUrl(scopes, $"&state={Uri.EscapeDataString(state)}{extra}"), form);
        response.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        response.Headers.Location!.ToString().ShouldStartWith(Callback + "?");
        return QueryHelpers.ParseQuery(response.Headers.Location.Query);
    }

    /// <summary>The code that the app is given.</summary>
    public async Task<string> AllowAsync(string scopes, string channel = SampleWorkspace.MemberChannel, string extra = "") =>
        (await DecideAsync(scopes, "allow", "s", channel, extra))["code"].ToString();

    public async Task<JsonElement> InstallAsync(string scopes, string extra = "")
    {
        var answer = await ExchangeAsync(await AllowAsync(scopes, extra: extra));
        answer.ShouldBeOk();
        return answer;
    }

    public Task<JsonElement> ExchangeAsync(string code, params (string Name, string Value)[] changes) =>
        PostAsync("oauth.v2.access", [("code", code), ("redirect_uri", Callback), .. changes]);

    public Task<JsonElement> RefreshAsync(string refreshToken) => PostAsync("oauth.v2.access", ("grant_type", "refresh_token"), ("refresh_token", refreshToken));

    /// <summary>A call with the app's own credentials.</summary>
    public async Task<JsonElement> PostAsync(string method, params (string Name, string Value)[] fields)
    {
        var all = new Dictionary<string, string>(StringComparer.Ordinal) { ["client_id"] = SampleWorkspace.ClientId, ["client_secret"] = SampleWorkspace.ClientSecret };
        foreach (var (name, value) in fields)
        {
            all[name] = value;
        }

        using var form = new FormUrlEncodedContent(all);
        using var response = await slack.Client.PostAsync($"{slack.Url}/api/{method}", form);
        return await SimulatorHost.ReadAsync(response);
    }

    public async Task SetAsync(object settings)
    {
        using var response = await slack.ControlAsync("app", settings);
        response.StatusCode.ShouldBe(HttpStatusCode.OK);
    }
}
