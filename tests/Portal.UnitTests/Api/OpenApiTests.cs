using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Portal.Domain.Auth;
using Portal.Domain.Notifications.Events;
using Portal.Domain.Notifications.EventTypes;
using Portal.UnitTests.Support;

namespace Portal.UnitTests.Api;

/// <summary>The description is good enough to call everything from Swagger UI with a token.</summary>
public sealed partial class OpenApiTests(SharedPortal portal) : IClassFixture<SharedPortal>, IAsyncLifetime
{
    private const string EventsPath = "/api/v1/instances/{instance}/events";
    private JsonElement _document;

    public async ValueTask InitializeAsync() => _document = await portal.Server.Client.GetFromJsonAsync<JsonElement>("/openapi/v1.json");

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public void Operations_EachPartOfThePath_IsAParameter()
    {
        foreach (var (path, operation) in Operations())
        {
            var inPath = Parameters(operation, "path");

            inPath.Select(parameter => parameter.GetProperty("name").GetString()).ShouldBe(PathPart().Matches(path).Select(part => part.Groups["name"].Value), ignoreOrder: true, path);
            inPath.ShouldAllBe(parameter => parameter.GetProperty("required").GetBoolean());
        }
    }

    [Fact]
    public void Operations_Each_SaysHowTheCallerIsKnown()
    {
        var schemes = _document.GetProperty("components").GetProperty("securitySchemes");

        foreach (var (path, operation) in Operations())
        {
            var security = operation.GetProperty("security").EnumerateArray().SelectMany(entry => entry.EnumerateObject()).ToList();
            security.ShouldNotBeEmpty(path);
            security.ShouldAllBe(entry => schemes.GetProperty(entry.Name).ValueKind == JsonValueKind.Object);
            new[] { "401", "403", "404" }.ShouldBeSubsetOf(operation.GetProperty("responses").EnumerateObject().Select(answer => answer.Name), path);
        }

        schemes.GetProperty("token").GetProperty("scheme").GetString().ShouldBe("bearer");
    }

    [Fact]
    public void Operations_WithABody_SayWhatIsWrongWithOne()
    {
        var withBody = Operations().Where(pair => pair.Operation.TryGetProperty("requestBody", out _)).ToList();

        withBody.Count.ShouldBeGreaterThan(6);
        withBody.ShouldAllBe(pair => pair.Operation.GetProperty("responses").EnumerateObject().Select(answer => answer.Name).Intersect(new[] { "400", "413", "415", "422" }).Count() == 4);
        withBody.ShouldAllBe(pair => pair.Operation.GetProperty("requestBody").GetProperty("content").GetProperty("application/json").GetProperty("example").ValueKind == JsonValueKind.Object);
    }

    [Fact]
    public void Lists_All_TakeLimitAndOffset()
    {
        var lists = Operations().Where(pair => pair.Operation.GetProperty("operationId").GetString()!.StartsWith("List", StringComparison.Ordinal)).ToList();

        lists.Count.ShouldBeGreaterThan(5);
        foreach (var (path, operation) in lists)
        {
            new[] { "limit", "offset" }.ShouldBeSubsetOf(Parameters(operation, "query").Select(parameter => parameter.GetProperty("name").GetString()!), path);
        }
    }

    [Fact]
    public void TestConnection_Body_NamesTheTarget() =>
        Fields(Resolve(Body(Operation("TestConnection")).GetProperty("schema"))).ShouldBe(["channelId", "email"]);

    [Fact]
    public void Problems_Schema_HasTraceIdAndErrors() =>
        new[] { "traceId", "errors", "title", "detail", "status", "type" }.ShouldBeSubsetOf(Fields(Schema("ProblemDetails")));

    [Fact]
    public void PostEvent_Headers_AreDescribed()
    {
        var post = Operation("PostEvent");

        Parameters(post, "header").Select(parameter => parameter.GetProperty("name").GetString()).ShouldBe(["Idempotency-Key", "webhook-id", "webhook-timestamp"], ignoreOrder: true);
        var accepted = post.GetProperty("responses").GetProperty("202");
        accepted.GetProperty("headers").EnumerateObject().Select(header => header.Name).ShouldBe(["Location", "Idempotent-Replayed"], ignoreOrder: true);
        Resolve(accepted.GetProperty("content").GetProperty("application/json").GetProperty("schema")).GetProperty("properties").EnumerateObject()
            .Select(field => field.Name).ShouldBe(["id", "status", "statusUrl", "warnings"]);
    }

    [Fact]
    public void Event_Schema_HasEveryFieldThatIsRead() =>
        Fields(Schema("Event")).ShouldBe(
            typeof(EventBody).GetProperties().Where(property => property.CanWrite).Select(property => JsonNamingPolicy.CamelCase.ConvertName(property.Name)), ignoreOrder: true);

    [Fact]
    public void Event_Schema_HasTheReadersLimits()
    {
        var fields = Schema("Event").GetProperty("properties");

        fields.GetProperty("type").GetProperty("enum").EnumerateArray().Select(word => word.GetString()).ShouldBe(EventTypeCatalog.All.Select(type => type.Key));
        fields.GetProperty("product").GetProperty("maxLength").GetInt32().ShouldBe(FieldLimits.Name);
        fields.GetProperty("subject").GetProperty("properties").GetProperty("summary").GetProperty("maxLength").GetInt32().ShouldBe(FieldLimits.Summary);
        fields.GetProperty("recipients").GetProperty("maxItems").GetInt32().ShouldBe(FieldLimits.Recipients);
        fields.GetProperty("recipients").GetProperty("items").GetProperty("properties").GetProperty("email").GetProperty("maxLength").GetInt32().ShouldBe(FieldLimits.Email);
        fields.GetProperty("decision").GetProperty("properties").GetProperty("comment").GetProperty("maxLength").GetInt32().ShouldBe(FieldLimits.Comment);
        fields.GetProperty("links").GetProperty("properties").GetProperty("approve").GetProperty("maxLength").GetInt32().ShouldBe(FieldLimits.Url);
    }

    [Fact]
    public async Task Event_Example_IsTakenByTheIntakeWithAToken()
    {
        var instance = await TestInstance.AddAsync(portal.Server);

        using var answer = await SendAsync(HttpMethod.Post, instance, EventsPath, Example("PostEvent"), await instance.AddTokenAsync(TokenScope.EventsWrite));

        await answer.ShouldBeAcceptedAsync();
    }

    [Theory]
    [InlineData("AddConnection", "connections")]
    [InlineData("CreateEventSource", "sources")]
    [InlineData("CreateApiToken", "tokens")]
    public async Task Examples_OfWhatIsAdded_AreTaken(string operation, string path)
    {
        var instance = await TestInstance.AddAsync(portal.Server);

        using var answer = await SendAsync(HttpMethod.Post, instance, "/api/v1/instances/{instance}/" + path, Example(operation), await instance.AddTokenAsync(TokenScope.Admin));

        ((int)answer.StatusCode).ShouldBe(201, await answer.Content.ReadAsStringAsync());
    }

    [GeneratedRegex(@"\{(?<name>\w+)\}", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex PathPart();

    private static List<JsonElement> Parameters(JsonElement operation, string place) =>
        operation.TryGetProperty("parameters", out var all) ? [.. all.EnumerateArray().Where(parameter => parameter.GetProperty("in").GetString() == place)] : [];

    private static JsonElement Body(JsonElement operation) => operation.GetProperty("requestBody").GetProperty("content").GetProperty("application/json");

    private static List<string> Fields(JsonElement schema) => [.. schema.GetProperty("properties").EnumerateObject().Select(field => field.Name)];

    private async Task<HttpResponseMessage> SendAsync(HttpMethod method, TestInstance instance, string path, string body, string token)
    {
        using var request = new HttpRequestMessage(method, path.Replace("{instance}", instance.Slug, StringComparison.Ordinal)) { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        request.Headers.Add("Idempotency-Key", "example");
        return await portal.Server.Client.SendAsync(request);
    }

    private List<(string Path, JsonElement Operation)> Operations()
    {
        var all = _document.GetProperty("paths").EnumerateObject().SelectMany(path => path.Value.EnumerateObject()
            .Where(entry => entry.Value.ValueKind == JsonValueKind.Object && entry.Value.TryGetProperty("responses", out _))
            .Select(entry => (path.Name, entry.Value))).ToList();
        all.Count.ShouldBeGreaterThan(20);
        return all;
    }

    private JsonElement Operation(string id) => Operations().Single(pair => pair.Operation.GetProperty("operationId").GetString() == id).Operation;

    private string Example(string operation) => Body(Operation(operation)).GetProperty("example").GetRawText();

    private JsonElement Schema(string name) => _document.GetProperty("components").GetProperty("schemas").GetProperty(name);

    private JsonElement Resolve(JsonElement schema) => schema.TryGetProperty("$ref", out var reference) ? Schema(reference.GetString()!.Split('/')[^1]) : schema;
}
