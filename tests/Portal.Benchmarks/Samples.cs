using System.Globalization;
using System.Text;
using Portal.Domain.Connections;
using Portal.Domain.Notifications.Routing;

namespace Portal.Benchmarks;

/// <summary>The events and the route that every benchmark uses.</summary>
internal static class Samples
{
    private static readonly Guid Webhook = new("0190b3f0-0000-7000-8000-000000000001");
    private static readonly Guid Bot = new("0190b3f0-0000-7000-8000-000000000002");

    /// <summary>An event as a source sends it.</summary>
    public static byte[] Event(int recipients) => Encoding.UTF8.GetBytes(
        $$$"""
        {"type":"CALL_FOR_ACTION","occurredAt":"2026-11-21T10:00:00Z","product":"JIRA",
         "approval":{"id":"a-1","definitionId":"def-1","votingRule":"ALL","deadline":"2026-11-24T17:00:00Z"},
         "step":{"id":"6f1c0a52-8a1e-7f00-9d2b-2f1f3e9a7c11","definitionStepId":"s-1","name":"Legal","type":"USER","action":"APPROVAL","version":1},
         "subject":{"key":"FIN-12","summary":"New laptop","url":"https://acme.example/browse/FIN-12","project":{"key":"FIN","name":"Finance"}},
         "requester":{"accountId":"u9","displayName":"Rita Reyes","email":"rita@acme.test"},
         "recipients":[{{{string.Join(',', Enumerable.Range(1, recipients).Select(Person))}}}],
         "links":{"approve":"https://acme.example/browse/FIN-12?action=approve","reject":"https://acme.example/browse/FIN-12?action=reject"}}
        """);

    /// <summary>A step and a definition that inherit from the instance, whose default is a webhook.</summary>
    public static RouteQuestion ToWebhook => Ask(Webhook, null);

    /// <summary>A step that sends a direct message to each person: as many messages as people.</summary>
    public static RouteQuestion ToEachPerson => Ask(Bot, DeliveryMode.Dm);

    private static RouteQuestion Ask(Guid connection, DeliveryMode? mode) => new(
        new RouteLevel("step", null, null, mode, null),
        new RouteLevel("definition", null, null, null, null),
        new RouteLevel("instance", connection, "C0FINANCE", null, FallbackKeys.Email),
        new Dictionary<Guid, RouteConnection>
        {
            [Webhook] = new(Webhook, "Finance", ConnectionModeKeys.IncomingWebhook, HasFixedChannel: true, MentionsPeople: false),
            [Bot] = new(Bot, "Bot", ConnectionModeKeys.SlackApp, HasFixedChannel: false, MentionsPeople: true),
        });

    private static string Person(int number) => string.Create(
        CultureInfo.InvariantCulture,
        $$"""{"accountId":"u{{number}}","displayName":"Person {{number}}","email":"person{{number}}@acme.test","role":"APPROVER"}""");
}
