using System.Reflection;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Portal.Api;
using Portal.Auth;
using Portal.Domain.Auth;
using Portal.UnitTests.Support;

namespace Portal.UnitTests.Architecture;

public sealed class RouteTests
{
    private const string NothingThere = "/api/{**rest}";

    [Fact]
    public async Task ApiRoutes_ExceptTheIntake_AskForAScope()
    {
        await using var app = ComposedPortal.Build();
        var routes = ApiRoutes(app);

        routes.Count.ShouldBeGreaterThan(5);
        routes.Where(route => !IsIntake(route) && route.Metadata.GetMetadata<RequiredScope>() is null).Select(NameOf).ShouldBeEmpty();
    }

    [Fact]
    public async Task ApiRoutes_Scopes_AreThoseThatATokenCanHave()
    {
        await using var app = ComposedPortal.Build();

        var scopes = ApiRoutes(app).Select(route => route.Metadata.GetMetadata<RequiredScope>()?.Scope).OfType<string>().Distinct().ToList();

        scopes.Count.ShouldBeGreaterThan(1);
        scopes.ShouldBeSubsetOf(TokenScope.All);
    }

    [Fact]
    public async Task ApiRoutes_ThatChangeSomething_AskForMoreThanReading()
    {
        await using var app = ComposedPortal.Build();

        var changing = ApiRoutes(app).Where(route => !IsIntake(route) && Methods(route).Any(method => method is not ("GET" or "HEAD"))).ToList();

        changing.Count.ShouldBeGreaterThan(10);
        changing.Where(route => route.Metadata.GetMetadata<RequiredScope>()?.Scope == TokenScope.Read).Select(NameOf).ShouldBeEmpty();
    }

    [Fact]
    public async Task ApiRoutes_ThatChangeSomething_HaveAUseCaseThatAsksWhoMay()
    {
        await using var app = ComposedPortal.Build();
        var changing = ApiRoutes(app).Where(route => route.Metadata.GetMetadata<RequiredScope>() is { Scope: not TokenScope.Read }).ToList();

        changing.Count.ShouldBeGreaterThan(10);
        changing.Where(route => !route.Metadata.GetMetadata<MethodInfo>()!.GetParameters().Any(parameter => AsksWhoMay(parameter.ParameterType))).Select(NameOf).ShouldBeEmpty();
    }

    [Fact]
    public async Task Intake_IsOneRoute()
    {
        await using var app = ComposedPortal.Build();

        ApiRoutes(app).Where(IsIntake).Select(NameOf).ShouldBe(["POST /api/v1/instances/{instance}/events"]);
    }

    [Fact]
    public async Task SlackRoutes_All_SayWhoMayUseThem()
    {
        await using var app = ComposedPortal.Build();
        var routes = Routes(app).Where(route => Pattern(route).StartsWith("/slack/", StringComparison.Ordinal)).ToList();

        routes.Count.ShouldBe(5);
        routes.Where(route => route.Metadata.GetMetadata<IAuthorizeData>() is null && route.Metadata.GetMetadata<IAllowAnonymous>() is null).Select(NameOf).ShouldBeEmpty();
    }

    private static List<RouteEndpoint> ApiRoutes(WebApplication app) => [.. Routes(app).Where(IsApi)];

    private static IEnumerable<RouteEndpoint> Routes(WebApplication app) => ((IEndpointRouteBuilder)app).DataSources.SelectMany(source => source.Endpoints).OfType<RouteEndpoint>();

    private static bool IsApi(RouteEndpoint route) =>
        Pattern(route).StartsWith("/api", StringComparison.OrdinalIgnoreCase) && Pattern(route) != NothingThere;

    // The intake checks a signature or a token by itself.
    private static bool IsIntake(RouteEndpoint route) => route.Metadata.GetMetadata<IEndpointNameMetadata>()?.EndpointName == "PostEvent";

    // An asynchronous method's body is in a class of its own inside.
    private static bool AsksWhoMay(Type useCase) =>
        useCase.GetNestedTypes(BindingFlags.NonPublic).Append(useCase).Any(type => TypeUses.Of(type).Contains(typeof(CallerRights)));

    private static IReadOnlyList<string> Methods(RouteEndpoint route) => route.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods ?? [];

    private static string Pattern(RouteEndpoint route) => "/" + route.RoutePattern.RawText?.TrimStart('/');

    private static string NameOf(RouteEndpoint route) => string.Join(',', Methods(route)) + " " + Pattern(route);
}
