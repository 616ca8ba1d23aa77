using System.ComponentModel.DataAnnotations;
using Portal.Api;
using Portal.Api.OpenApi;
using Portal.Auth;
using Portal.Domain;
using Portal.Domain.Auth;
using Portal.Features.Connections.Saving;

namespace Portal.Features.Connections;

/// <summary>The HTTP face of connections. Secrets go in and never come out.</summary>
internal static class ConnectionsApi
{
    private const string NewConnection = """{"name":"Finance","webhookUrl":"https://hooks.slack.com/services/T00000000/B00000000/XXXXXXXXXXXXXXXXXXXXXXXX"}""";

    public static void Map(RouteGroupBuilder instance)
    {
        var routes = instance.MapGroup("/connections").WithTags("Connections");
        routes.MapGet("", ListAsync).WithName("ListConnections").WithSummary("List connections").RequireScope(TokenScope.Read)
            .Produces<Page<ConnectionSummary>>();
        routes.MapPost("", AddAsync).WithName("AddConnection").WithSummary("Add a connection of any mode")
            .WithDescription("INCOMING_WEBHOOK takes a webhookUrl; INCOMING_WEBHOOK_LOOKUP a webhookUrl and a lookupToken; SLACK_APP a botToken. Slack is asked whose a token is before it is stored. An app that is connected to its workspace already is answered with 409, which names its connection; with replace: true that connection gets the token, keeps its name, and the answer is 200 and renewed.")
            .RequireScope(TokenScope.ConfigWrite)
            .Accepts<ConnectionBody>("application/json").DescribesBody(typeof(ConnectionBody), NewConnection).Produces<ConnectionSummary>(StatusCodes.Status201Created).Produces<ConnectionSummary>()
            .ProducesProblem(StatusCodes.Status409Conflict);
        routes.MapGet("/{id:guid}", GetAsync).WithName("GetConnection").WithSummary("Get a connection").RequireScope(TokenScope.Read)
            .Produces<ConnectionSummary>();
        routes.MapPut("/{id:guid}", ChangeAsync).WithName("ChangeConnection").WithSummary("Change the name or a secret, or whether it is enabled")
            .WithDescription("What is left out stays. A token of another workspace than the connection's is refused.")
            .RequireScope(TokenScope.ConfigWrite).Accepts<ConnectionBody>("application/json").DescribesBody(typeof(ConnectionBody), """{"name":"Finance","enabled":true}""")
            .Produces<ConnectionSummary>();
        routes.MapDelete("/{id:guid}", DeleteAsync).WithName("DeleteConnection").WithSummary("Delete a connection, or replace it by another")
            .RequireScope(TokenScope.ConfigWrite).Produces(StatusCodes.Status204NoContent).ProducesProblem(StatusCodes.Status409Conflict);
        routes.MapPost("/{id:guid}/test", TestAsync).WithName("TestConnection").WithSummary("Send a test message and wait for what becomes of it")
            .WithDescription("For a Slack app, name a channelId or a person's email; without a body it goes to the instance's default channel.")
            .RequireScope(TokenScope.ConfigWrite).DescribesBody(typeof(TestBody), """{"email":"jan@acme.test"}""").Produces<TestConnectionResult>();
        routes.MapPost("/{id:guid}/default", MakeDefaultAsync).WithName("MakeDefaultConnection").WithSummary("Make a connection the default")
            .RequireScope(TokenScope.ConfigWrite).Produces<ConnectionSummary>();
    }

    private static async Task<IResult> ListAsync(
        InstanceCaller caller, PageRequest page, string? search, string? health, ListConnections list, CancellationToken cancellationToken)
    {
        if (page.Refusal is not null || !StorableText.IsOne(search ?? ""))
        {
            return page.Refusal ?? Problems.Invalid(new FieldProblem("search", StorableText.Problem));
        }

        var wanted = ConnectionHealthWords.Find(health);
        return wanted is null && !string.IsNullOrEmpty(health)
            ? Problems.Invalid(new FieldProblem("health", $"Send one of {string.Join(", ", ConnectionHealthWords.Keys)}."))
            : Results.Ok(await list.HandleAsync(caller, new ListConnectionsRequest(search, wanted, page.Offset, page.Limit), cancellationToken));
    }

    private static async Task<IResult> GetAsync(InstanceCaller caller, Guid id, GetConnection get, CancellationToken cancellationToken) =>
        (await get.HandleAsync(caller, id, cancellationToken)).ToHttp();

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

    private static async Task<IResult> DeleteAsync(
        InstanceCaller caller, Guid id, string? replaceWith, DeleteConnection delete, CancellationToken cancellationToken)
    {
        Guid? replacement = Guid.TryParse(replaceWith, out var given) ? given : null;
        if (replacement is null && !string.IsNullOrEmpty(replaceWith))
        {
            return Problems.Invalid(new FieldProblem("replaceWith", "Send the id of a connection."));
        }

        var outcome = await delete.HandleAsync(caller, new DeleteConnectionRequest(id, replacement), cancellationToken);
        return outcome.ToHttp(result => result.IsDeleted ? Results.NoContent() : InUse(result.Uses));
    }

    private static async Task<IResult> TestAsync(InstanceCaller caller, Guid id, OptionalJson body, TestConnection test, CancellationToken cancellationToken)
    {
        var target = body.Json is { } json ? new TestTarget(json.Text("channelId"), json.Text("email")) : null;
        return body.Json?.Refusal ?? (await test.HandleAsync(caller, id, target, cancellationToken)).ToHttp();
    }

    private static async Task<IResult> MakeDefaultAsync(InstanceCaller caller, Guid id, MakeDefaultConnection make, CancellationToken cancellationToken) =>
        (await make.HandleAsync(caller, id, cancellationToken)).ToHttp();

    private static IResult Exists(ConnectionSummary present) => Problems.Of(
        StatusCodes.Status409Conflict,
        "exists",
        "The workspace is connected already",
        $"By the app of this token, as \"{present.Name}\". Nothing was stored. Send replace: true to give that connection the token, or change it under its own address.",
        [new FieldProblem("connection", present.Id.ToString())]);

    private static IResult InUse(ConnectionUses uses) => Problems.Of(
        StatusCodes.Status409Conflict,
        "in-use",
        "The connection is in use",
        $"It is used by {uses.Words}. Change them first, or name another connection in replaceWith.",
        [
            .. uses.Definitions.Select(name => new FieldProblem("definitions", name)),
            .. uses.Steps.Select(name => new FieldProblem("steps", name)),
        ]);

    /// <summary>What a connection is written as.</summary>
    private sealed record ConnectionBody(
        [property: MaxLength(ConnectionName.Longest)] string? Name = null,
        string? Mode = null,
        [property: WriteOnly] string? WebhookUrl = null,
        [property: WriteOnly] string? BotToken = null,
        [property: WriteOnly] string? LookupToken = null,
        bool? Enabled = null,
        bool? Replace = null);

    /// <summary>Where a test message goes.</summary>
    private sealed record TestBody([property: MaxLength(32)] string? ChannelId = null, [property: MaxLength(255)] string? Email = null);
}
