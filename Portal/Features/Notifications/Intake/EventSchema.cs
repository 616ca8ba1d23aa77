using System.Text.Json.Nodes;
using Microsoft.OpenApi;
using Portal.Domain.Notifications.Events;
using Portal.Domain.Notifications.EventTypes;

namespace Portal.Features.Notifications.Intake;

/// <summary>The event as the API's description shows it. The reader works on bytes and has no class to derive this from; a test holds both together.</summary>
internal static class EventSchema
{
    public const string Name = "Event";

    // Of the sample data, so that it shows up in the simulated Slack.
    public const string Example =
        """
        {
          "type": "CALL_FOR_ACTION",
          "occurredAt": "2026-11-21T10:00:00Z",
          "product": "JIRA",
          "approval": { "id": "a-1", "definitionId": "def-1", "votingRule": "ANY", "deadline": "2030-11-24T17:00:00Z" },
          "step": { "id": "step-1", "definitionStepId": "s-1", "name": "Legal", "type": "USER", "action": "APPROVAL", "version": 1 },
          "subject": { "key": "FIN-12", "summary": "New laptop", "url": "https://acme.example/browse/FIN-12", "project": { "key": "FIN", "name": "Finance" } },
          "requester": { "accountId": "u9", "displayName": "Rita Reyes", "email": "rita@acme.test" },
          "recipients": [{ "accountId": "u1", "displayName": "Jan Kowalski", "email": "jan@acme.test", "role": "APPROVER" }],
          "links": { "approve": "https://acme.example/browse/FIN-12?action=approve", "reject": "https://acme.example/browse/FIN-12?action=reject" }
        }
        """;

    public static OpenApiSchema Create() => Object(
        "What happened, to what, and who is asked. Unknown fields are kept and ignored; null and blank text count as left out.",
        ["type", "occurredAt", "step", "subject"],
        ("type", Words(EventTypeCatalog.All.Select(type => type.Key))),
        ("occurredAt", Time()),
        ("product", Text()),
        ("approval", Object("The process.", [], ("id", Text()), ("definitionId", Text()), ("votingRule", Text("ANY or ALL.")), ("deadline", Time()))),
        ("step", Step()),
        ("subject", Subject()),
        ("requester", Person("Who asked for it.")),
        ("recipients", Recipients()),
        ("group", Object("A group that is asked as a whole. It needs an id or a name.", [], ("id", Text()), ("name", Text()))),
        ("links", Object("Where the buttons lead.", [], ("approve", Url()), ("reject", Url()), ("vote", Url()))),
        ("decision", Decision()));

    private static OpenApiSchema Step() => Object(
        "The step that became active or changed.",
        ["id"],
        ("id", Text()), ("definitionStepId", Text()), ("name", Text()), ("type", Words(["USER", "GROUP", "VOTE", "EMAIL"])), ("action", Text()), ("version", Whole("int64")));

    private static OpenApiSchema Subject() => Object(
        "What has to be decided. It needs a key or a summary.",
        [],
        ("key", Text()), ("summary", Text(longest: FieldLimits.Summary)), ("url", Url()), ("project", Object("", [], ("key", Text()), ("name", Text()))));

    private static OpenApiSchema Person(string description, params (string Name, IOpenApiSchema Schema)[] more) => Object(
        description,
        [],
        [("accountId", Text()), ("displayName", Text()), ("email", new OpenApiSchema { Type = JsonSchemaType.String, Format = "email", MaxLength = FieldLimits.Email }), .. more]);

    private static OpenApiSchema Recipients() => new()
    {
        Type = JsonSchemaType.Array,
        MaxItems = FieldLimits.Recipients,
        Description = "At least one, or a group; state changes need neither.",
        Items = Person(
            "Needs an accountId, an email or a displayName.",
            ("role", Text("APPROVER, DELEGATE or another.")), ("delegatorName", Text()), ("delegateConfigId", Text())),
    };

    private static OpenApiSchema Decision() => Object(
        "What was decided; STEP_DECIDED needs it.",
        ["action"],
        ("action", Text("APPROVED, REJECTED or another.")),
        ("decider", Person("")),
        ("decidedAt", Time()),
        ("comment", Text(longest: FieldLimits.Comment)),
        ("approvedCount", Whole("int32")),
        ("requiredCount", Whole("int32")),
        ("pending", new OpenApiSchema { Type = JsonSchemaType.Array, MaxItems = FieldLimits.Recipients, Items = Text("An accountId of a recipient.") }),
        ("final", new OpenApiSchema { Type = JsonSchemaType.Boolean }));

    private static OpenApiSchema Object(string description, IEnumerable<string> required, params (string Name, IOpenApiSchema Schema)[] fields) => new()
    {
        Type = JsonSchemaType.Object,
        Description = description.Length == 0 ? null : description,
        Required = new HashSet<string>(required, StringComparer.Ordinal),
        Properties = fields.ToDictionary(field => field.Name, field => field.Schema, StringComparer.Ordinal),
    };

    private static OpenApiSchema Text(string? description = null, int longest = FieldLimits.Name) =>
        new() { Type = JsonSchemaType.String, MaxLength = longest, Description = description };

    private static OpenApiSchema Words(IEnumerable<string> words) => new() { Type = JsonSchemaType.String, Enum = [.. words.Select(word => JsonValue.Create(word))] };

    private static OpenApiSchema Time() => new() { Type = JsonSchemaType.String, Format = "date-time", Description = "ISO 8601, with an offset." };

    private static OpenApiSchema Url() => new() { Type = JsonSchemaType.String, Format = "uri", MaxLength = FieldLimits.Url, Description = "Absolute, http or https." };

    private static OpenApiSchema Whole(string format) => new() { Type = JsonSchemaType.Integer, Format = format, Minimum = "0" };
}
