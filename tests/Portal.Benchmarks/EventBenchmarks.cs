using BenchmarkDotNet.Attributes;
using Portal.Domain.Notifications.Events;
using Portal.Domain.Notifications.Messages;
using Portal.Domain.Notifications.Parsing;
using Portal.Domain.Notifications.Planning;
using Portal.Domain.Notifications.Routing;

namespace Portal.Benchmarks;

/// <summary>What the CPU does for one event between its bytes and the bytes that Slack gets. No database, no network.</summary>
[MemoryDiagnoser]
public class EventBenchmarks
{
    private byte[] _bytes = [];
    private EventBody _body = null!;
    private RouteQuestion _question = null!;
    private RouteDecision _webhook = null!;
    private RouteDecision _people = null!;
    private SlackMessage _message = null!;

    [Params(1, 1_000)]
    public int Recipients { get; set; }

    [GlobalSetup]
    public void Prepare()
    {
        _bytes = Samples.Event(Recipients);
        _body = EventReader.Read(_bytes).Body ?? throw new InvalidOperationException("The sample event is not valid.");
        _question = Samples.ToWebhook;
        _webhook = RouteResolver.Resolve(_question);
        _people = RouteResolver.Resolve(Samples.ToEachPerson);
        _message = DeliveryPlanner.Plan(_body, _webhook).Notifications[0].Message;
    }

    [Benchmark]
    public object Read() => EventReader.Read(_bytes);

    [Benchmark]
    public object Resolve() => RouteResolver.Resolve(_question);

    /// <summary>One message that names everybody.</summary>
    [Benchmark]
    public object PlanForWebhook() => DeliveryPlanner.Plan(_body, _webhook);

    /// <summary>One message for each person.</summary>
    [Benchmark]
    public object PlanForEachPerson() => DeliveryPlanner.Plan(_body, _people);

    [Benchmark]
    public byte[] WriteMessage() => SlackMessageJson.Write(_message);
}
