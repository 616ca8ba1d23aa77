using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Portal.Api;

namespace Portal.UnitTests.Api;

/// <summary>A body read without trust: the first unreadable thing, or every wrong field at once, and never an exception.</summary>
public sealed class JsonRequestTests
{
    [Theory]
    [InlineData("", 400, "The body is empty.")]
    [InlineData("{", 400, "line 1, byte 2")]
    [InlineData("{\n\"name\": ,}", 400, "line 2, byte 9")]
    [InlineData("{} {}", 400, "not valid JSON")]
    [InlineData("[]", 422, "Send a JSON object.")]
    [InlineData("null", 422, "Send a JSON object.")]
    [InlineData("\"name\"", 422, "Send a JSON object.")]
    [InlineData("{\"\\ud800\":1}", 422, "A field's name is not valid Unicode.")]
    public async Task Parse_BodyThatIsNoObject_SaysWhatToSend(string body, int status, string words)
    {
        var (sent, field, detail) = await RefusalAsync(JsonRequest.Parse(Encoding.UTF8.GetBytes(body)));

        (sent, field).ShouldBe((status, "$"));
        detail.ShouldContain(words);
    }

    [Fact]
    public async Task Parse_BytesThatAreNoUtf8_SaysSo()
    {
        var (status, field, detail) = await RefusalAsync(JsonRequest.Parse(new byte[] { (byte)'{', (byte)'"', 0xC3, 0x28, (byte)'"', (byte)'}' }));

        (status, field).ShouldBe((400, "$"));
        detail.ShouldContain("UTF-8");
    }

    [Fact]
    public void Fields_OfTheirTypes_AreRead()
    {
        var request = Parse("""{"name":"Zoë 🚀","on":false,"count":9007199254740993,"at":"2026-11-24T17:00:00+02:00","scopes":["read",""]}""");

        request.Text("name").ShouldBe("Zoë 🚀");
        request.Flag("on").ShouldBe(false);
        request.Number("count").ShouldBe(9_007_199_254_740_993);
        request.Time("at").ShouldBe(new DateTimeOffset(2026, 11, 24, 15, 0, 0, TimeSpan.Zero));
        request.Texts("scopes").ShouldBe(["read", ""]);
        request.Refusal.ShouldBeNull();
    }

    [Theory]
    [InlineData("{}", false)]
    [InlineData("""{"field":null}""", true)]
    public void Fields_MissingOrNull_AreNullWithoutAProblem(string body, bool isThere)
    {
        var request = Parse(body);

        request.Has("field").ShouldBe(isThere);
        request.Text("field").ShouldBeNull();
        request.Flag("field").ShouldBeNull();
        request.Number("field").ShouldBeNull();
        request.Time("field").ShouldBeNull();
        request.Texts("field").ShouldBeNull();
        request.Refusal.ShouldBeNull();
    }

    [Theory]
    [InlineData("1")]
    [InlineData("true")]
    [InlineData("{}")]
    [InlineData("[\"a\"]")]
    [InlineData("\"a\\u0000b\"")]
    [InlineData("\"\\ud83d\"")]
    [InlineData("\"\\udc00\\ud800\"")]
    public Task Text_OfAnotherKind_IsAProblem(string value) => ShouldRefuseAsync(value, request => request.Text("field"), value.StartsWith('"') ? "NUL" : "Send a text.");

    [Theory]
    [InlineData("0")]
    [InlineData("\"true\"")]
    [InlineData("[]")]
    public Task Flag_OfAnotherKind_IsAProblem(string value) => ShouldRefuseAsync(value, request => request.Flag("field"), "Send true or false.");

    [Theory]
    [InlineData("1.5")]
    [InlineData("1e400")]
    [InlineData("9223372036854775808")]
    [InlineData("\"1\"")]
    [InlineData("true")]
    public Task Number_OfAnotherKind_IsAProblem(string value) => ShouldRefuseAsync(value, request => request.Number("field"), "Send a whole number.");

    [Theory]
    [InlineData("\"tomorrow\"")]
    [InlineData("\"2026-13-01T00:00:00Z\"")]
    [InlineData("\"\"")]
    [InlineData("1764000000")]
    public Task Time_OfAnotherKind_IsAProblem(string value) => ShouldRefuseAsync(value, request => request.Time("field"), "2026-11-24T17:00:00Z");

    [Theory]
    [InlineData("\"read\"")]
    [InlineData("{\"0\":\"read\"}")]
    [InlineData("[\"read\",1]")]
    [InlineData("[null]")]
    public Task Texts_OfAnotherKind_AreAProblem(string value) => ShouldRefuseAsync(value, request => request.Texts("field"), "Send a list of texts.");

    [Fact]
    public void Refusal_SeveralWrongFields_NamesAll()
    {
        var request = Parse("""{"name":1,"on":"yes","count":"many","at":0,"scopes":"read","fine":"yes"}""");

        request.Text("name");
        request.Flag("on");
        request.Number("count");
        request.Time("at");
        request.Texts("scopes");
        request.Text("fine");

        request.Refusal.ShouldBeOfType<ProblemAnswer>().Problems.Select(problem => problem.Field).ShouldBe(["name", "on", "count", "at", "scopes"]);
    }

    [Fact]
    public void Refusal_UnreadableBody_StaysTheOnlyProblem()
    {
        var request = Parse("[]");

        request.Text("name").ShouldBeNull();

        request.Refusal.ShouldBeOfType<ProblemAnswer>().Problems.ShouldHaveSingleItem().Field.ShouldBe("$");
    }

    [Fact]
    public void Fields_SentTwice_TakeTheLast() => Parse("""{"name":"a","name":"b"}""").Text("name").ShouldBe("b");

    [Theory]
    [InlineData(262_144, false, null)]
    [InlineData(262_145, false, 413)]
    [InlineData(262_144, true, null)]
    [InlineData(262_145, true, 413)]
    public async Task Bind_ALongBody_IsReadUpToItsLimit(int length, bool saysItsLength, int? status)
    {
        const string frame = """{"name":""}""";
        var context = new DefaultHttpContext();
        context.Request.Body = new MemoryStream(Encoding.UTF8.GetBytes(frame.Replace("\"\"", $"\"{new string('a', length - frame.Length)}\"", StringComparison.Ordinal)));
        context.Request.ContentLength = saysItsLength ? length : null;

        var request = await JsonRequest.BindAsync(context, typeof(JsonRequestTests).GetMethods()[0].GetParameters().FirstOrDefault()!);

        ((request!.Refusal as ProblemAnswer)?.Status).ShouldBe(status);
        (request.Text("name") is not null).ShouldBe(status is null);
    }

    private static JsonRequest Parse(string body) => JsonRequest.Parse(Encoding.UTF8.GetBytes(body));

    private static async Task ShouldRefuseAsync(string value, Func<JsonRequest, object?> read, string words)
    {
        var request = Parse($$"""{"field":{{value}},"other":{{value}}}""");

        read(request).ShouldBeNull();

        var (status, field, detail) = await RefusalAsync(request);
        (status, field).ShouldBe((422, "field"));
        detail.ShouldContain(words);
    }

    private static async Task<(int Status, string Field, string Detail)> RefusalAsync(JsonRequest request)
    {
        await using var services = new ServiceCollection().AddLogging().BuildServiceProvider();
        using var body = new MemoryStream();
        var context = new DefaultHttpContext { RequestServices = services };
        context.Response.Body = body;
        await request.Refusal.ShouldNotBeNull().ExecuteAsync(context);
        var problem = JsonElement.Parse(body.ToArray());
        var error = problem.GetProperty("errors").EnumerateObject().Single();
        return (context.Response.StatusCode, error.Name, error.Value.EnumerateArray().Single().GetString().ShouldNotBeNull());
    }
}
