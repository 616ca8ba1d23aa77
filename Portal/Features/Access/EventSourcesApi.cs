using System.ComponentModel.DataAnnotations;
using Portal.Api;
using Portal.Api.OpenApi;
using Portal.Auth;
using Portal.Domain.Auth;

namespace Portal.Features.Access;

/// <summary>The HTTP face of event sources. A secret is in the answer that made it, and in no other.</summary>
internal static class EventSourcesApi
{
    public static void Map(RouteGroupBuilder instance)
    {
        var routes = instance.MapGroup("/sources").WithTags("Event sources");
        routes.MapGet("", ListAsync).WithName("ListEventSources").WithSummary("List event sources").RequireScope(TokenScope.Read)
            .Produces<Page<EventSourceSummary>>();
        routes.MapPost("", CreateAsync).WithName("CreateEventSource").WithSummary("Create an event source; the answer holds its secret, once")
            .RequireScope(TokenScope.Admin).Accepts<SourceBody>("application/json").DescribesBody(typeof(SourceBody), """{"name":"jira"}""")
            .Produces<IssuedBody>(StatusCodes.Status201Created).AnswersSecret();
        routes.MapPost("/{id:guid}/rotate", RotateAsync).WithName("RotateEventSource").WithSummary("Make a new secret; the old ones stay valid for the overlap")
            .RequireScope(TokenScope.Admin).Accepts<RotateBody>("application/json").DescribesBody(typeof(RotateBody), """{"overlapHours":24}""")
            .Produces<IssuedBody>().AnswersSecret();
        routes.MapDelete("/{id:guid}", RevokeAsync).WithName("RevokeEventSource").WithSummary("Revoke an event source: its secrets end at once")
            .RequireScope(TokenScope.Admin).Produces(StatusCodes.Status204NoContent);
    }

    private static async Task<IResult> ListAsync(InstanceCaller caller, PageRequest page, ListEventSources list, CancellationToken cancellationToken) =>
        page.Refusal ?? Results.Ok(await list.HandleAsync(caller, page.Offset, page.Limit, cancellationToken));

    private static async Task<IResult> CreateAsync(InstanceCaller caller, JsonRequest body, CreateEventSource create, CancellationToken cancellationToken)
    {
        var request = new CreateEventSourceRequest(body.Text("name"));
        return body.Refusal ?? (await create.HandleAsync(caller, request, cancellationToken))
            .ToHttp(issued => Results.Created((string?)null, IssuedBody.Of(issued)));
    }

    private static async Task<IResult> RotateAsync(InstanceCaller caller, Guid id, JsonRequest body, RotateEventSource rotate, CancellationToken cancellationToken)
    {
        var hours = body.Number("overlapHours") ?? 24;
        if (body.Refusal is not null)
        {
            return body.Refusal;
        }

        // Out of range for a time span is out of range for us.
        var overlap = hours is >= 0 and <= 1_000 ? TimeSpan.FromHours(hours) : TimeSpan.MaxValue;
        return (await rotate.HandleAsync(caller, new RotateEventSourceRequest(id, overlap), cancellationToken))
            .ToHttp(issued => Results.Ok(IssuedBody.Of(issued)));
    }

    private static async Task<IResult> RevokeAsync(InstanceCaller caller, Guid id, RevokeEventSource revoke, CancellationToken cancellationToken) =>
        (await revoke.HandleAsync(caller, id, cancellationToken)).ToHttp(_ => Results.NoContent());

    private sealed record SourceBody([property: MaxLength(AccessName.Longest)] string Name);

    /// <param name="OverlapHours">24 when it is missing, 168 at most.</param>
    private sealed record RotateBody([property: Range(0, 168)] int? OverlapHours = null);

    private sealed record IssuedBody(EventSourceSummary Source, string Secret)
    {
        public static IssuedBody Of(IssuedEventSource issued) => new(issued.Source, issued.Secret.Reveal());
    }
}
