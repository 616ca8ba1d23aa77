using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Time.Testing;
using Portal.Data.Providers;
using Portal.Domain.Connections;
using Portal.UnitTests.Support;

namespace Portal.UnitTests.Worker.Connections;

/// <summary>A connection on a database of its own, and a Slack that answers each method as the test says, in this order and the last one again.</summary>
public abstract class ScriptedConnectionTest : IAsyncLifetime
{
    private readonly Dictionary<string, Queue<string>> _answers = new(StringComparer.Ordinal);
    private TestDatabase _database = null!;
    private SlackServer _slack = null!;

    private protected DataHost Host { get; private set; } = null!;

    private protected FakeTimeProvider Time => Host.Time;

    private protected Connection Connection { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        _slack = await SlackServer.StartAsync();
        _slack.Answer = AnswerAsync;
        _database = await TestDatabase.CreateAsync(DatabaseProvider.Sqlite);
        Host = await DataHost.StartAsync(
            _database,
            services => SimulatedLane.Compose(services, _ => new SocketsHttpHandler()),
            [("Slack:ApiBaseUrl", new Uri(_slack.Address, "api/").ToString()), .. Settings]);
        Connection = (await SimulatedLane.AddAsync(Host)).Connection;
    }

    public async ValueTask DisposeAsync()
    {
        await Host.DisposeAsync();
        await _database.DisposeAsync();
        await _slack.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    /// <summary>Besides where Slack is: no limits of ours, unless a test is about them.</summary>
    protected virtual IEnumerable<(string Key, string Value)> Settings => [("Slack:Limits:Tier2PerMinute", "0"), ("Slack:Limits:Tier3PerMinute", "0")];

    protected void Answers(string method, params string[] answers) => _answers[method] = new Queue<string>(answers);

    /// <summary>The bodies of the calls of a method, in their order.</summary>
    protected IReadOnlyList<string> Calls(string method) =>
        [.. _slack.Requests.Where(request => request.Path.EndsWith("/" + method, StringComparison.Ordinal)).Select(request => request.Body)];

    private Task AnswerAsync(HttpContext context, int number)
    {
        var answers = _answers[Path.GetFileName(context.Request.Path.Value!)];
        var answer = answers.Count > 1 ? answers.Dequeue() : answers.Peek();
        if (answer.Contains("ratelimited", StringComparison.Ordinal))
        {
            context.Response.StatusCode = StatusCodes.Status429TooManyRequests;
            context.Response.Headers.RetryAfter = "2";
        }

        return context.Response.WriteAsync(answer);
    }
}
