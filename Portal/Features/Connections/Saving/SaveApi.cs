using System.ComponentModel.DataAnnotations;
using Portal.Api;
using Portal.Api.OpenApi;
using Portal.Auth;
using Portal.Domain;
using Portal.Domain.Auth;

namespace Portal.Features.Connections.Saving;

/// <summary>Adding and changing connections over HTTP.</summary>
internal static class SaveApi
{
    private const string NewConnection = """{"name":"Finance","webhookUrl":"https://hooks.slack.com/services/T00000000/B00000000/XXXXXXXXXXXXXXXXXXXXXXXX"}""";

    public static void Map(RouteGroupBuilder instance)
    {
        var routes = instance.MapGroup(ConnectionsApi.Path).WithTags(ConnectionsApi.Tag);
        routes.MapPost("", AddAsync).WithName("AddConnection").WithSummary("Add a connection of any mode")
            .WithDescription("INCOMING_WEBHOOK takes a webhookUrl; INCOMING_WEBHOOK_LOOKUP a webhookUrl and a lookupToken; SLACK_APP a botToken. Slack is asked whose a token is before it is stored. An app that is connected to its workspace already is answered with 409, which names its connection; with replace: true that connection gets the token, keeps its name, and the answer is 200 and renewed.")
            .RequireScope(TokenScope.ConfigWrite)
            .Accepts<ConnectionBody>("application/json").DescribesBody(typeof(ConnectionBody), NewConnection).Produces<ConnectionSummary>(StatusCodes.Status201Created).Produces<ConnectionSummary>()
            .ProducesProblem(StatusCodes.Status409Conflict);
        routes.MapPut("/{id:guid}", ChangeAsync).WithName("ChangeConnection").WithSummary("Change the name or a secret, or whether it is enabled")
            .WithDescription("What is left out stays. A token of another workspace than the connection's is refused.")
            .RequireScope(TokenScope.ConfigWrite).Accepts<ConnectionBody>("application/json").DescribesBody(typeof(ConnectionBody), """{"name":"Finance","enabled":true}""")
            .Produces<ConnectionSummary>();
    }

    private static async Task<IResult> AddAsync(InstanceCaller caller, JsonRequest body, SaveConnection save, CancellationToken cancellationToken)
    {
        var request = Read(null, body);
        return body.Refusal ?? (await save.HandleAsync(caller, request, cancellationToken)).ToHttp(saved => saved switch
        {
            { Outcome: SaveOutcome.Exists, Connection: var present } => Exists(present),
            { Outcome: SaveOutcome.Renewed, Connection: var renewed } => Results.Ok(renewed with { Renewed = true }),
            { Connection: var added } => Results.Created($"/api/v1/instances/{caller.Slug}/connections/{added.Id}", added),
        });
    }

    private static async Task<IResult> ChangeAsync(InstanceCaller caller, Guid id, JsonRequest body, SaveConnection save, CancellationToken cancellationToken)
    {
        var request = Read(id, body);
        return body.Refusal ?? (await save.HandleAsync(caller, request, cancellationToken)).ToHttp(saved => Results.Ok(saved.Connection));
    }

    private static SaveConnectionRequest Read(Guid? id, JsonRequest body) => new(id, body.Text("mode"), body.Text("name"))
    {
        WebhookUrl = body.Text("webhookUrl"),
        BotToken = body.Text(SaveConnectionRequest.BotTokenField),
        LookupToken = body.Text(SaveConnectionRequest.LookupTokenField),
        Enabled = body.Flag("enabled"),
        Replace = body.Flag("replace") is true,
    };

    private static IResult Exists(ConnectionSummary present) => Problems.Of(
        StatusCodes.Status409Conflict,
        "exists",
        "The workspace is connected already",
        $"By the app of this token, as \"{present.Name}\". Nothing was stored. Send replace: true to give that connection the token, or change it under its own address.",
        [new FieldProblem("connection", present.Id.ToString())]);

    /// <summary>What a connection is written as.</summary>
    private sealed record ConnectionBody(
        [property: MaxLength(ConnectionName.Longest)] string? Name = null,
        string? Mode = null,
        [property: WriteOnly] string? WebhookUrl = null,
        [property: WriteOnly] string? BotToken = null,
        [property: WriteOnly] string? LookupToken = null,
        bool? Enabled = null,
        bool? Replace = null);
}
