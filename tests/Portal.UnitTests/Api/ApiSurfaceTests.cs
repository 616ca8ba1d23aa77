using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.AspNetCore.Routing;
using Portal.Api;
using Portal.Domain.Auth;
using Portal.UnitTests.Support;

namespace Portal.UnitTests.Api;

public sealed class ApiSurfaceTests(SharedPortal portal) : IClassFixture<SharedPortal>
{
    private HttpClient Client => portal.Server.Client;

    [Theory]
    [InlineData("GET")]
    [InlineData("PUT")]
    [InlineData("PATCH")]
    [InlineData("DELETE")]
    public async Task Events_WrongMethod_Is405WithAllow(string method)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), "/api/v1/instances/sample/events");

        using var answer = await Client.SendAsync(request);

        await answer.ShouldBeProblemAsync(405);
        answer.Content.Headers.Allow.ShouldContain("POST");
    }

    [Theory]
    [InlineData("/api")]
    [InlineData("/api/")]
    [InlineData("/api/v2/instances/sample/events")]
    [InlineData("/api/v1/instances")]
    [InlineData("/api/v1/instances/sample/nothing")]
    [InlineData("/API/v1/nothing")]
    public async Task Api_UnknownPath_Is404(string path)
    {
        using var read = await Client.GetAsync(path);
        using var write = await Client.PostAsJsonAsync(path, new { });

        await read.ShouldBeProblemAsync(404);
        await write.ShouldBeProblemAsync(404);
    }

    [Fact]
    public async Task Api_NoIdWhereOneBelongs_Is404OnEachRoute()
    {
        var instance = await TestInstance.AddAsync(portal.Server);
        var (token, organizationToken) = (await instance.AddTokenAsync(TokenScope.Admin), await instance.AddOrganizationTokenAsync(TokenScope.Admin));
        var routes = portal.Server.Get<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(route => route.Metadata.GetMetadata<RequiredScope>() is not null && route.RoutePattern.Parameters.Count > 1).ToList();

        routes.Count.ShouldBeGreaterThan(10);
        foreach (var route in routes)
        {
            var path = string.Join('/', route.RoutePattern.RawText!.Split('/').Select(part => part switch { "{instance}" or "{organization}" => instance.Slug, ['{', ..] => "zzz", _ => part }));
            foreach (var method in route.Metadata.GetMetadata<IHttpMethodMetadata>()!.HttpMethods)
            {
                using var request = new HttpRequestMessage(new HttpMethod(method), path);
                request.Content = method is "GET" or "DELETE" ? null : JsonContent.Create(new { });
                request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", path.Contains("/organizations/", StringComparison.Ordinal) ? organizationToken : token);

                using var answer = await Client.SendAsync(request);

                ((int)answer.StatusCode).ShouldBe(404, $"{method} {path}");
                await answer.ShouldBeProblemAsync(404);
            }
        }
    }

    [Theory]
    [InlineData("PUT", "connections/01a00000-0000-7000-8000-000000000000", 415)]
    [InlineData("POST", "connections", 415)]
    [InlineData("PUT", "connections/zzz", 404)]
    [InlineData("PATCH", "connections/zzz", 404)]
    [InlineData("PATCH", "connections/01a00000-0000-7000-8000-000000000000", 405)]
    public async Task Api_TextInsteadOfJson_IsNamedOnlyWhereABodyBelongs(string method, string path, int status)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), "/api/v1/instances/sample/" + path) { Content = new StringContent("x") };

        using var answer = await Client.SendAsync(request);

        await answer.ShouldBeProblemAsync(status);
    }

    [Fact]
    public async Task OpenApi_Document_ListsTheIntake()
    {
        var document = await Client.GetFromJsonAsync<JsonElement>("/openapi/v1.json");

        var post = document.GetProperty("paths").GetProperty("/api/v1/instances/{instance}/events").GetProperty("post");
        post.GetProperty("responses").EnumerateObject().Select(answer => answer.Name)
            .ShouldBe(["202", "400", "401", "403", "404", "413", "415", "422", "429", "503"], ignoreOrder: true);
        document.GetProperty("paths").EnumerateObject().ShouldAllBe(path => path.Name.StartsWith("/api/", StringComparison.Ordinal));
    }

    [Fact]
    public async Task OpenApi_EachOperation_HasANameOfItsOwn()
    {
        var document = await Client.GetFromJsonAsync<JsonElement>("/openapi/v1.json");

        var names = document.GetProperty("paths").EnumerateObject()
            .SelectMany(path => path.Value.EnumerateObject())
            .Where(operation => operation.Value.ValueKind == JsonValueKind.Object && operation.Value.TryGetProperty("responses", out _))
            .Select(operation => operation.Value.GetProperty("operationId").GetString())
            .ToList();
        names.Count.ShouldBeGreaterThan(20);
        names.ShouldBeUnique();
        names.ShouldNotContain((string?)null);
    }

    [Fact]
    public async Task Swagger_InDevelopment_IsThere()
    {
        using var answer = await Client.GetAsync("/swagger/index.html");

        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Health_Running_IsLiveAndReady()
    {
        (await Client.GetStringAsync("/health/live")).ShouldBe("Healthy");
        // The scheduler starts after the server.
        await Until.TrueAsync(async () =>
        {
            using var answer = await Client.GetAsync("/health/ready");
            return answer.IsSuccessStatusCode;
        });
        var ready = await Client.GetFromJsonAsync<JsonElement>("/health/ready");

        ready.GetProperty("status").GetString().ShouldBe("Healthy");
        ready.GetProperty("parts").EnumerateObject().Select(part => part.Name).ShouldBe(["database", "key-ring", "scheduler"], ignoreOrder: true);
    }

    [Fact]
    public async Task Answers_Any_NameNoServer()
    {
        using var answer = await Client.GetAsync("/health/live");

        answer.Headers.Server.ShouldBeEmpty();
    }
}
