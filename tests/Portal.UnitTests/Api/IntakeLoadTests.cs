using System.Collections.Concurrent;
using System.Data;
using System.Net;
using Portal.UnitTests.Support;

namespace Portal.UnitTests.Api;

public sealed class IntakeLoadTests
{
    [Fact]
    public async Task PostEvent_ManyAtOnce_NoneIsLostAndNoneDoubled()
    {
        await using var server = await PortalServer.StartAsync();
        var instance = await TestInstance.AddAsync(server);
        var events = Enumerable.Range(0, 2_000).Select(_ => new TestEvent()).ToList();

        await Parallel.ForEachAsync(events, new ParallelOptions { MaxDegreeOfParallelism = 16 }, async (sent, _) => await instance.SendAsync(sent));

        await Until.Async(instance.DeliveredAsync, delivered => delivered == events.Count);
        var texts = (await server.Slack.MessagesAsync("T-")).Select(message => message.GetProperty("text").GetString()!).ToList();
        texts.Count.ShouldBe(events.Count);
        events.ShouldAllBe(sent => texts.Count(text => text.Contains(sent.Key)) == 1);
    }

    [Fact]
    public async Task PostEvent_QueueFull_Is429AndOnlyAcceptedEventsAreStored()
    {
        await using var server = await PortalServer.StartAsync(("Intake:QueueCapacity", "5"));
        var instance = await TestInstance.AddAsync(server);
        // Who may post is read before the lock, so that only the write waits.
        await instance.SendAsync(new TestEvent());
        var statuses = new ConcurrentDictionary<string, HttpStatusCode>();

        Task all;
        await using (var blocker = server.OpenFile())
        {
            await using var transaction = await blocker.BeginTransactionAsync(IsolationLevel.Serializable);
            all = Task.WhenAll(Enumerable.Range(0, 20).Select(number => PostAsync(instance, $"evt-{number}", statuses)));
            await Until.TrueAsync(() => statuses.Count == 15);
            await transaction.RollbackAsync();
        }

        await all;
        statuses.Values.Count(status => status == HttpStatusCode.Accepted).ShouldBe(5);
        var stored = (await instance.EventsAsync()).Select(row => row.IdempotencyKey).Where(id => id.StartsWith("evt-", StringComparison.Ordinal) && id.Length < 8);
        stored.ShouldBe(statuses.Where(pair => pair.Value == HttpStatusCode.Accepted).Select(pair => pair.Key), ignoreOrder: true);
        await PostAsync(instance, "evt-99", statuses);
        statuses["evt-99"].ShouldBe(HttpStatusCode.Accepted);
    }

    [Fact]
    public async Task PostEvent_DatabaseRefuses_Is503WithRetryAfterAndWorksAgainAfterwards()
    {
        await using var server = await PortalServer.StartAsync();
        var instance = await TestInstance.AddAsync(server);
        await server.ExecuteAsync("ALTER TABLE Events RENAME COLUMN IdempotencyKey TO Gone");

        using var refused = await instance.PostAsync(new TestEvent());
        await server.ExecuteAsync("ALTER TABLE Events RENAME COLUMN Gone TO IdempotencyKey");
        using var accepted = await instance.PostAsync(new TestEvent());

        await refused.ShouldBeProblemAsync(503);
        refused.Headers.RetryAfter.ShouldNotBeNull().Delta.ShouldBe(TimeSpan.FromSeconds(5));
        await accepted.ShouldBeAcceptedAsync();
        (await instance.EventsAsync()).Length.ShouldBe(1);
    }

    private static async Task PostAsync(TestInstance instance, string id, ConcurrentDictionary<string, HttpStatusCode> statuses)
    {
        using var answer = await instance.PostAsync(new TestEvent(), post => post with { Id = id });
        statuses[id] = answer.StatusCode;
        if (answer.StatusCode == HttpStatusCode.TooManyRequests)
        {
            await answer.ShouldBeProblemAsync(429);
            answer.Headers.RetryAfter.ShouldNotBeNull().Delta.ShouldBe(TimeSpan.FromSeconds(1));
        }
    }
}
