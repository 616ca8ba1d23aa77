using System.ComponentModel.DataAnnotations;
using Portal.Api;
using Portal.Api.OpenApi;
using Portal.Auth;
using Portal.Domain.Auth;

namespace Portal.Features.Access;

/// <summary>The HTTP face of API tokens. A token is in the answer that made it, and in no other.</summary>
internal static class ApiTokensApi
{
    public static void MapInstance(RouteGroupBuilder instance) => Map(instance, "ApiToken");

    public static void MapOrganization(RouteGroupBuilder organization) => Map(organization, "OrganizationToken");

    private static void Map(RouteGroupBuilder group, string noun)
    {
        var routes = group.MapGroup("/tokens").WithTags("API tokens");
        routes.MapGet("", ListAsync).WithName($"List{noun}s").WithSummary("List API tokens").RequireScope(TokenScope.Read)
            .Produces<Page<ApiTokenSummary>>();
        routes.MapPost("", CreateAsync).WithName($"Create{noun}").WithSummary("Create an API token; the answer holds it, once")
            .RequireScope(TokenScope.Admin).Accepts<TokenBody>("application/json").DescribesBody(typeof(TokenBody), """{"name":"ci","scopes":["events:write"]}""")
            .Produces<IssuedBody>(StatusCodes.Status201Created).AnswersSecret();
        routes.MapDelete("/{id:guid}", RevokeAsync).WithName($"Revoke{noun}").WithSummary("Revoke an API token: it ends at once")
            .RequireScope(TokenScope.Admin).Produces(StatusCodes.Status204NoContent);
    }

    private static async Task<IResult> ListAsync(Caller caller, PageRequest page, ListApiTokens list, CancellationToken cancellationToken) =>
        page.Refusal ?? Results.Ok(await list.HandleAsync(caller, page.Offset, page.Limit, cancellationToken));

    private static async Task<IResult> CreateAsync(Caller caller, JsonRequest body, CreateApiToken create, CancellationToken cancellationToken)
    {
        var request = new CreateApiTokenRequest(body.Text("name"), body.Texts("scopes"), body.Time("expiresAt"));
        return body.Refusal ?? (await create.HandleAsync(caller, request, cancellationToken))
            .ToHttp(issued => Results.Created((string?)null, new IssuedBody(issued.Token, issued.Secret.Reveal())));
    }

    private static async Task<IResult> RevokeAsync(Caller caller, Guid id, RevokeApiToken revoke, CancellationToken cancellationToken) =>
        (await revoke.HandleAsync(caller, id, cancellationToken)).ToHttp(_ => Results.NoContent());

    private sealed record TokenBody([property: MaxLength(AccessName.Longest)] string Name, IReadOnlyList<string> Scopes, DateTimeOffset? ExpiresAt = null);

    private sealed record IssuedBody(ApiTokenSummary Token, string Secret);
}
