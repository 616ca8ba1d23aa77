using System.Text.Json;
using System.Text.Json.Nodes;
using Portal.Domain.Errors;
using Portal.Domain.Notifications;
using Portal.UnitTests.Support;

namespace Portal.UnitTests.Api;

/// <summary>An event with a part that cannot be used is taken, and says so to its sender and to an admin.</summary>
public sealed class IntakeWarningTests(SharedPortal portal) : IClassFixture<SharedPortal>
{
    [Fact]
    public async Task PostEvent_BadParts_Is202WithWarningsAndOneErrorForEachField()
    {
        var instance = await TestInstance.AddAsync(portal.Server);
        var body = new TestEvent()
            .With("recipients", new JsonArray(TestEvent.Person("u1", "Jan", "jan"), TestEvent.Person("u2", "Bea", "@acme.test"), TestEvent.Person("u3", "Eva", "eva@acme.test")))
            .With("links", new JsonObject { ["approve"] = "https://a.test/" + new string('p', 4_000) })
            .With("decision", new JsonObject { ["comment"] = "\"quoted\" " + new string('c', 9_000) });

        using var answer = await instance.PostAsync(body, post => post with { Id = "evt-1" });
        using var replay = await instance.PostAsync(body, post => post with { Id = "evt-1" });

        var warnings = await WarningsAsync(answer);
        warnings.Keys.ShouldBe(["recipients[0].email", "recipients[1].email", "links.approve", "decision.comment"], ignoreOrder: true);
        warnings["recipients[0].email"].ShouldBe(["recipients[0].email is no e-mail address, and was left out."]);
        (await WarningsAsync(replay)).Count.ShouldBe(4);
        var errors = await Until.Async(instance.ErrorsAsync, found => found.Length == 3);
        errors.Select(error => (error.Code, error.Level, error.Count)).Distinct().ShouldBe([("event_part", ErrorLevel.Warn, 1L)]);
        errors.Select(error => error.CauseKey[(error.CauseKey.LastIndexOf(':') + 1)..]).ShouldBe(["recipients[].email", "links.approve", "decision.comment"], ignoreOrder: true);
        var row = await instance.WaitForAsync((await instance.EventsAsync()).ShouldHaveSingleItem().Id, NotificationState.Delivered);
        row.Recipients.Count.ShouldBe(3);
    }

    [Theory]
    [InlineData("2026-11-21T10:00:00.000+0000")]
    [InlineData("2026-11-21T10:00:00+02")]
    public async Task PostEvent_TimeAsJiraWritesIt_IsTaken(string time)
    {
        var instance = await TestInstance.AddAsync(portal.Server);

        using var answer = await instance.PostAsync(new TestEvent().With("occurredAt", time));

        await answer.ShouldBeAcceptedAsync();
    }

    private static async Task<Dictionary<string, string[]>> WarningsAsync(HttpResponseMessage answer)
    {
        ((int)answer.StatusCode).ShouldBe(202);
        var json = JsonElement.Parse(await answer.Content.ReadAsStringAsync());
        return json.GetProperty("warnings").Deserialize<Dictionary<string, string[]>>()!;
    }
}
