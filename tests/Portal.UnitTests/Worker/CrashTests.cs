using System.Collections.Concurrent;
using System.Net;
using Portal.UnitTests.Simulator;
using Portal.UnitTests.Support;

namespace Portal.UnitTests.Worker;

public sealed class CrashTests
{
    private const int Events = 2_000;
    private const int AtOnce = 16;

    // What was under way between Slack and the portal may be sent twice; it is no more than what may be under way at once.
    private const int MostInFlight = 64;

    [Fact]
    public async Task Kill_WhileEventsArePosted_EveryAcceptedEventArrives()
    {
        var directory = PortalServer.NewDirectory();
        await using var slack = await SimulatorHost.StartAsync();
        var control = new SlackControl(slack.Client, slack.Url);
        var instance = await PrepareAsync(directory, slack.Url);
        var accepted = new ConcurrentDictionary<string, byte>();
        var events = Enumerable.Range(0, Events).Select(number => (Event: new TestEvent(), Id: $"evt-{number}")).ToList();

        await using (var first = await PortalProcess.StartAsync(directory, slack.Url))
        {
            // From the posting itself: whoever looks from outside may come when all are accepted.
            await PostAllAsync(first, instance, events, accepted, count =>
            {
                if (count >= Events / 2)
                {
                    first.Kill();
                }
            });
            await first.ExitedAsync();
        }

        accepted.Count.ShouldBeInRange(Events / 2, Events - 1);
        var beforeCrash = accepted.Keys.ToHashSet(StringComparer.Ordinal);
        await using var second = await PortalProcess.StartAsync(directory, slack.Url);
        await ShouldArriveAsync(control, beforeCrash);
        await PostAllAsync(second, instance, events, accepted);

        await ShouldArriveAsync(control, events.ConvertAll(sent => sent.Event.Key));
        (await control.CountAsync("T-")).ShouldBeLessThanOrEqualTo(Events + MostInFlight);
        (await second.TerminateAsync(TimeSpan.FromMinutes(1))).ShouldBe(0);
        Directory.Delete(directory, recursive: true);
    }

    private static async Task<TestInstance> PrepareAsync(string directory, string slackUrl)
    {
        var server = await PortalServer.PrepareAsync(directory, PortalServer.WithSlackAt(slackUrl));
        var instance = await TestInstance.AddAsync(server, slackUrl: slackUrl);
        await server.CloseAsync();
        return instance;
    }

    // A source sends again what got no answer, under the same id.
    private static Task PostAllAsync(
        PortalProcess portal,
        TestInstance instance,
        IEnumerable<(TestEvent Event, string Id)> events,
        ConcurrentDictionary<string, byte> accepted,
        Action<int>? onAccepted = null) =>
        Parallel.ForEachAsync(
            events.Where(sent => !accepted.ContainsKey(sent.Event.Key)),
            new ParallelOptions { MaxDegreeOfParallelism = AtOnce },
            async (sent, cancellationToken) =>
            {
                using var request = new SignedPost(instance.EventsPath, sent.Event.ToBytes(), instance.SigningSecret) { Id = sent.Id }.ToRequest();
                try
                {
                    using var answer = await portal.Client.SendAsync(request, cancellationToken);
                    answer.StatusCode.ShouldBe(HttpStatusCode.Accepted);
                    accepted[sent.Event.Key] = 0;
                    onAccepted?.Invoke(accepted.Count);
                }
                catch (HttpRequestException)
                {
                    // The portal is dead: no answer, no promise.
                }
            });

    private static async Task ShouldArriveAsync(SlackControl slack, IReadOnlyCollection<string> keys)
    {
        // Who looks for each of them in all the texts again and again keeps the machine from sending them.
        await Until.TrueAsync(async () => await slack.CountAsync("T-") >= keys.Count);
        await Until.Async(
            async () =>
            {
                var texts = string.Join('\n', (await slack.MessagesAsync("T-")).Select(message => message.GetProperty("text").GetString()));
                return keys.Count(key => !texts.Contains(key, StringComparison.Ordinal));
            },
            missing => missing == 0);
    }
}
