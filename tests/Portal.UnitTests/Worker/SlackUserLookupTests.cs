using Microsoft.AspNetCore.Http;
using Portal.Domain.Slack;
using Portal.Slack.Api;
using Portal.Worker.Notifications.Addressing;
using Portal.Worker.Slack;

namespace Portal.UnitTests.Worker;

/// <summary>Which of Slack's answers say something of people, and what becomes of a list that cannot be read to its end.</summary>
public sealed class SlackUserLookupTests : PacedSlackTest
{
    private static readonly string[] Many = [.. Enumerable.Range(1, 150).Select(number => $"p{number}@acme.test")];
    private readonly SlackUserListing _listing = new();
    private readonly Dictionary<string, string> _remembered = new(StringComparer.Ordinal);
    private SlackUserLookup _lookup = null!;

    [Theory]
    [InlineData("users_not_found", 200, true)]
    [InlineData("user_not_found", 200, true)]
    [InlineData("user_not_visible", 200, true)]
    [InlineData("no_permission", 200, false)]
    [InlineData("enterprise_is_restricted", 200, false)]
    [InlineData("invalid_arguments", 200, false)]
    [InlineData("http_403", 403, false)]
    [InlineData("token_revoked", 200, false)]
    public async Task Ask_Refused_OnlyAWordAboutThePersonMakesThemUnknown(string code, int status, bool isUnknown)
    {
        Slack.Answers(status, status == 200 ? $$"""{"ok":false,"error":"{{code}}"}""" : "<html>Forbidden</html>");

        var round = await AskAsync("jan@acme.test");

        round.Answers.ContainsKey("jan@acme.test").ShouldBe(isUnknown);
        (round.Refused?.Code).ShouldBe(isUnknown ? null : code);
    }

    [Theory]
    [InlineData("invalid_cursor")]
    [InlineData("missing_scope")]
    public async Task Ask_ListRefusedHalfway_LookupsGoOnWithoutIt(string code)
    {
        Slack.Answer = (context, _) => context.Response.WriteAsync(
            context.Request.Path.Value!.EndsWith("users.lookupByEmail", StringComparison.Ordinal)
                ? """{"ok":false,"error":"users_not_found"}"""
                : Slack.Requests[^1].Body.Contains("cursor=", StringComparison.Ordinal)
                    ? $$"""{"ok":false,"error":"{{code}}"}"""
                    : """{"ok":true,"members":[],"response_metadata":{"next_cursor":"old"}}""");
        await AskAsync(Many);

        var refused = await AskAsync(Many);
        var next = await AskAsync(Many);

        refused.Refused.ShouldBeNull();
        (_listing.Cursor, _listing.PagesRead).ShouldBe((null, 0));
        next.Answers.Count.ShouldBe(16);
        Calls("users.list").ShouldBe(2);
    }

    [Fact]
    public async Task Ask_ListFailedLongAgo_TriesItAgain()
    {
        Slack.Answers(200, """{"ok":false,"error":"missing_scope"}""");
        await AskAsync(Many);
        Time.Advance(TimeSpan.FromMinutes(11));

        await AskAsync(Many);

        Calls("users.list").ShouldBe(2);
    }

    [Fact]
    public async Task Ask_ListIsRead_ChecksThoseWhoWereFoundEarlierByTheWay()
    {
        _remembered["gone@acme.test"] = "U0GONE";
        _remembered["here@acme.test"] = "U0HERE";
        _remembered["successor@acme.test"] = "U0OTHER";
        Slack.Answers(200, """
            {"ok":true,"members":[
            {"id":"U0GONE","deleted":true,"profile":{"email":"gone@acme.test"}},
            {"id":"U0HERE","deleted":false,"profile":{"email":"Here@acme.test"}},
            {"id":"U0OLD","deleted":true,"profile":{"email":"successor@acme.test"}}],
            "response_metadata":{"next_cursor":"more"}}
            """);

        var round = await AskAsync(Many);

        round.Answers.OrderBy(answer => answer.Key).ShouldBe([KeyValuePair.Create("gone@acme.test", (string?)null), KeyValuePair.Create("here@acme.test", (string?)"U0HERE")]);
    }

    [Fact]
    public async Task Ask_LookupsHeld_WaitsForThemAndNotForTheListThatIsNotNeeded()
    {
        Pace.Pause(SlackMethod.LookupByEmail, TimeSpan.FromSeconds(20));

        var round = await AskAsync("jan@acme.test");

        round.Wait.ShouldBe(TimeSpan.FromSeconds(20));
        Slack.Requests.ShouldBeEmpty();
    }

    protected override void Begin() => _lookup = new SlackUserLookup(Host.Get<SlackWebApi>(), Options, new Jitter(() => 0.5), Time);

    private Task<LookupRound> AskAsync(params string[] cold) => _lookup.AskAsync(Token, Pace, _listing, new PeopleToAsk(cold, [], _remembered.GetValueOrDefault), CancellationToken.None);

    private int Calls(string method) => Slack.Requests.Count(request => request.Path.EndsWith(method, StringComparison.Ordinal));
}
