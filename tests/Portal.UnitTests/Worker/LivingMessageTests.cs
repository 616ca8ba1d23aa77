using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Portal.Domain.Notifications;
using Portal.SlackSimulator;
using Portal.UnitTests.Support;

namespace Portal.UnitTests.Worker;

/// <summary>Messages follow what becomes of their step.</summary>
public sealed class LivingMessageTests(SharedPortal portal) : IClassFixture<SharedPortal>, IAsyncLifetime
{
    private static readonly (string, string, string?) Jan = ("u1", "Jan Kowalski", "jan@acme.test");
    private static readonly (string, string, string?) Bea = ("u2", "Bea Nowak", "bea@acme.test");
    private static readonly (string, string, string?) Rita = ("u3", "Rita Rossi", "rita@acme.test");

    private PortalServer Server => portal.Server;

    private SlackControl Slack => portal.Server.Slack;

    public async ValueTask InitializeAsync() => await Slack.ResetAsync();

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task Any_OneDecides_EveryCopyIsClosedAndHasNoButtons()
    {
        var instance = await SlackAppInstance.AddAsync(Server);
        var call = SlackAppInstance.Event(Jan, Bea);
        await instance.SettledAsync(await instance.Base.SendAsync(call), 2);

        await instance.Base.SendAsync(Decided(call, Jan, "APPROVED"));

        await instance.ShowingAsync(1, 2);
        (await TextAsync(call, SampleWorkspace.UserId)).ShouldContain("✅ *Approved* by you");
        (await TextAsync(call, "U0BEANOWAK1")).ShouldContain("No action required -- Approved by Jan Kowalski");
        (await Slack.MessagesAsync(call.Key)).ShouldAllBe(message => !message.GetRawText().Contains("\"button\"", StringComparison.Ordinal));
        (await instance.Base.NotificationsAsync()).ShouldAllBe(row => row.State == NotificationState.Delivered && row.Attempts.Last().Method == "chat.update");
    }

    [Fact]
    public async Task All_OneOfThree_ThePendingSeeProgressAndTheDeciderTheirOwnDecision()
    {
        var instance = await SlackAppInstance.AddAsync(Server);
        var call = SlackAppInstance.Event(Jan, Bea, Rita).With("links", new JsonObject { ["approve"] = "https://acme.test/approve", ["reject"] = "https://acme.test/reject" });
        await instance.SettledAsync(await instance.Base.SendAsync(call), 3);

        await instance.Base.SendAsync(Decided(call, Jan, "APPROVED", rule: "ALL", approved: 1, required: 3, pending: ["u2", "u3"]));

        await instance.ShowingAsync(1, 3);
        var own = await TextAsync(call, SampleWorkspace.UserId);
        own.ShouldContain("✅ *Approved* by you");
        own.ShouldNotContain("\"button\"");
        foreach (var pending in new[] { "U0BEANOWAK1", "U0RITAROSSI" })
        {
            var text = await TextAsync(call, pending);
            text.ShouldContain("Approved: 1 of 3 -- waiting for you");
            text.ShouldContain("\"button\"");
        }

        await instance.Base.SendAsync(Decided(call, Bea, "APPROVED", rule: "ALL", approved: 2, required: 3, pending: ["u3"]));
        await instance.Base.SendAsync(Decided(call, Rita, "APPROVED", rule: "ALL", approved: 3, required: 3, isFinal: true));

        await instance.ShowingAsync(3, 3);
        (await Slack.MessagesAsync(call.Key)).ShouldAllBe(message => !message.GetRawText().Contains("\"button\"", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Any_MoreCopiesThanAPage_AllAreClosed()
    {
        const int Copies = 230;
        var instance = await SlackAppInstance.AddAsync(Server);
        var people = Enumerable.Range(1, Copies).Select(number => ($"m{number}", $"Member {number}", (string?)$"member{number}@acme.test")).ToList();
        await Slack.AddPeopleAsync([.. people.Select(person => person.Item3!)]);
        var call = SlackAppInstance.Event(people);
        await instance.SettledAsync(await instance.Base.SendAsync(call), Copies);

        await instance.Base.SendAsync(Decided(call, people[0], "APPROVED"));

        (await instance.ShowingAsync(1, Copies)).ShouldAllBe(message => message.StaleSince == null && message.WantedPayload == null);
    }

    [Fact]
    public async Task Late_ProgressAfterTheEnd_ChangesNothing()
    {
        var instance = await SlackAppInstance.AddAsync(Server);
        var call = SlackAppInstance.Event(Jan, Bea);
        await instance.SettledAsync(await instance.Base.SendAsync(call), 2);
        await instance.Base.SendAsync(Decided(call, Jan, "REJECTED", rule: "ALL", approved: 0, required: 2, isFinal: true));
        await instance.ShowingAsync(1, 2);

        var late = Decided(call, Rita, "APPROVED", rule: "ALL", approved: 1, required: 2, pending: ["u2"], at: TimeProvider.System.GetUtcNow().AddMinutes(-5));
        await instance.Base.SendAsync(late);

        await instance.ShowingAsync(2, 2);
        (await TextAsync(call, "U0BEANOWAK1")).ShouldContain("No action required -- Rejected by Jan Kowalski");
    }

    [Fact]
    public async Task Decision_BeforeTheCall_TheCallIsNotSent()
    {
        var instance = await SlackAppInstance.AddAsync(Server);
        var call = SlackAppInstance.Event(Jan);
        await instance.Base.SendAsync(Decided(call, Bea, "APPROVED"));

        var row = (await instance.SettledAsync(await instance.Base.SendAsync(call), 1)).Single();

        (row.State, row.Attempts.Count).ShouldBe((NotificationState.Superseded, 0));
        (await Slack.CountAsync(call.Key)).ShouldBe(0);
    }

    [Theory]
    [InlineData("STEP_EXPIRED", "the time to decide is over")]
    [InlineData("APPROVAL_CANCELLED", "the approval was cancelled")]
    public async Task Step_EndsWithoutADecision_EveryCopySaysSo(string type, string words)
    {
        var instance = await SlackAppInstance.AddAsync(Server);
        var call = SlackAppInstance.Event(Jan);
        await instance.SettledAsync(await instance.Base.SendAsync(call), 1);

        await instance.Base.SendAsync(Change(call, type));

        await instance.ShowingAsync(1, 1);
        (await TextAsync(call, SampleWorkspace.UserId)).ShouldContain("No action required -- " + words);
    }

    [Fact]
    public async Task Reassigned_OnlyTheCopyOfWhoIsOutIsClosed()
    {
        var instance = await SlackAppInstance.AddAsync(Server);
        var call = SlackAppInstance.Event(Jan, Bea);
        await instance.SettledAsync(await instance.Base.SendAsync(call), 2);

        await instance.Base.SendAsync(Change(call, "STEP_REASSIGNED").With("recipients", new JsonArray(TestEvent.Person("u2", "Bea Nowak", "bea@acme.test"))));

        await instance.ShowingAsync(1, 2);
        (await TextAsync(call, SampleWorkspace.UserId)).ShouldContain("No action required -- reassigned to Bea Nowak");
        (await TextAsync(call, "U0BEANOWAK1")).ShouldContain("Reassigned to Bea Nowak");
        (await TextAsync(call, "U0BEANOWAK1")).ShouldNotContain("No action required");
    }

    [Fact]
    public async Task Update_Limited_IsDoneAfterTheWait()
    {
        var instance = await SlackAppInstance.AddAsync(Server);
        var call = SlackAppInstance.Event(Jan);
        await instance.SettledAsync(await instance.Base.SendAsync(call), 1);
        await Slack.RateLimitAsync("chat.update", retryAfter: 1, count: 1);

        await instance.Base.SendAsync(Decided(call, Bea, "APPROVED"));

        await instance.ShowingAsync(1, 1);
        var attempts = (await instance.Base.NotificationsAsync()).Single().Attempts;
        attempts.Select(attempt => (attempt.Method, attempt.ErrorCode)).ShouldBe([("chat.postMessage", null), ("chat.update", "ratelimited"), ("chat.update", null)]);
        (attempts[2].StartedAt - attempts[1].EndedAt!.Value).ShouldBeGreaterThanOrEqualTo(TimeSpan.FromSeconds(1));
    }

    [Fact]
    public async Task Update_Refused_IsStuckWithAnErrorAndTheNotificationStaysDelivered()
    {
        var instance = await SlackAppInstance.AddAsync(Server);
        var call = SlackAppInstance.Event(Jan);
        await instance.SettledAsync(await instance.Base.SendAsync(call), 1);
        await Slack.FaultAsync("chat.update", "error", count: 1, error: "message_not_found");

        await instance.Base.SendAsync(Decided(call, Bea, "APPROVED"));

        var stuck = (await Until.Async(instance.MessagesAsync, rows => rows is [{ State: MessageState.Stuck }])).Single();
        (stuck.LastError, stuck.ContentVersion, stuck.StaleSince is null).ShouldBe(("message_not_found", 0, false));
        (await instance.Base.NotificationsAsync()).Single().State.ShouldBe(NotificationState.Delivered);
        (await Until.Async(instance.Base.ErrorsAsync, errors => errors.Length == 1)).Single().Code.ShouldBe("message_not_found");
    }

    [Fact]
    public async Task Channel_SharedCopy_NamesWhoDecided()
    {
        var instance = await SlackAppInstance.AddAsync(Server);
        await instance.DeliverAsync("CHANNEL", SampleWorkspace.MemberChannel);
        var call = SlackAppInstance.Event(Jan, Bea);
        await instance.SettledAsync(await instance.Base.SendAsync(call), 1);

        await instance.Base.SendAsync(Decided(call, Jan, "APPROVED"));

        await instance.ShowingAsync(1, 1);
        (await Slack.MessagesAsync(call.Key)).Single().GetRawText().ShouldContain("Approved by Jan Kowalski");
    }

    private static TestEvent Change(TestEvent call, string type)
    {
        var change = new TestEvent(type).With("step", call.Json["step"]!.DeepClone()).With("subject", call.Json["subject"]!.DeepClone()).Without("recipients");
        return change;
    }

    private static TestEvent Decided(
        TestEvent call,
        (string Id, string Name, string? Email) by,
        string action,
        string? rule = null,
        int? approved = null,
        int? required = null,
        string[]? pending = null,
        bool isFinal = false,
        DateTimeOffset? at = null)
    {
        var decided = Change(call, "STEP_DECIDED").With("decision", new JsonObject
        {
            ["action"] = action,
            ["decider"] = new JsonObject { ["accountId"] = by.Id, ["displayName"] = by.Name },
            ["approvedCount"] = approved,
            ["requiredCount"] = required,
            ["pending"] = new JsonArray([.. (pending ?? []).Select(id => JsonValue.Create(id))]),
            ["final"] = isFinal,
        });
        decided.Json["approval"] = new JsonObject { ["votingRule"] = rule };
        return at is { } time ? decided.With("occurredAt", time.ToString("O", CultureInfo.InvariantCulture)) : decided;
    }

    /// <summary>What the person's direct conversation shows of the event, as JSON.</summary>
    private async Task<string> TextAsync(TestEvent call, string slackUserId)
    {
        var message = (await Slack.MessagesAsync(call.Key, channel: slackUserId)).Single();
        return JsonSerializer.Serialize(message, Readable);
    }

    private static readonly JsonSerializerOptions Readable = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
}
