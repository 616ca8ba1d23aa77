using Portal.Api;
using Portal.Auth;
using Portal.Domain;
using Portal.Domain.Auth;

namespace Portal.Features.Connections;

/// <summary>Connections over HTTP as they are; what changes one has a face of its own beside its use case. Secrets go in and never come out.</summary>
internal static class ConnectionsApi
{
    public const string Path = "/connections";
    public const string Tag = "Connections";

    public static void Map(RouteGroupBuilder instance)
    {
        var routes = instance.MapGroup(Path).WithTags(Tag);
        routes.MapGet("", ListAsync).WithName("ListConnections").WithSummary("List connections").RequireScope(TokenScope.Read)
            .Produces<Page<ConnectionSummary>>();
        routes.MapGet("/{id:guid}", GetAsync).WithName("GetConnection").WithSummary("Get a connection").RequireScope(TokenScope.Read)
            .Produces<ConnectionSummary>();
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

    private static async Task<IResult> MakeDefaultAsync(InstanceCaller caller, Guid id, MakeDefaultConnection make, CancellationToken cancellationToken) =>
        (await make.HandleAsync(caller, id, cancellationToken)).ToHttp();
}
