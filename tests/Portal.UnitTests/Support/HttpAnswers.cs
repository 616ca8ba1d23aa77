using System.Net;
using System.Text.Json;

namespace Portal.UnitTests.Support;

/// <summary>What the HTTP contract says of every answer.</summary>
internal static class HttpAnswers
{
    /// <summary>A problem document with this status that names the field.</summary>
    public static async Task<JsonElement> ShouldBeProblemAsync(this HttpResponseMessage response, int status, string? field = null)
    {
        var text = await response.Content.ReadAsStringAsync();
        ((int)response.StatusCode).ShouldBe(status, text);
        (response.Content.Headers.ContentType?.MediaType).ShouldBe("application/problem+json", text);
        var problem = JsonElement.Parse(text);
        foreach (var member in new[] { "type", "title", "detail", "traceId" })
        {
            problem.GetProperty(member).GetString().ShouldNotBeNullOrWhiteSpace(member);
        }

        problem.GetProperty("status").GetInt32().ShouldBe(status);
        if (field is not null)
        {
            problem.GetProperty("errors").GetProperty(field).EnumerateArray().ShouldNotBeEmpty();
        }

        return problem;
    }

    /// <summary>202 with the event's id and the address of its state.</summary>
    public static async Task<JsonElement> ShouldBeAcceptedAsync(this HttpResponseMessage response)
    {
        var text = await response.Content.ReadAsStringAsync();
        response.StatusCode.ShouldBe(HttpStatusCode.Accepted, text);
        var answer = JsonElement.Parse(text);
        answer.GetProperty("status").GetString().ShouldBe("accepted");
        answer.GetProperty("statusUrl").GetString().ShouldBe(response.Headers.Location?.ToString());
        answer.GetProperty("statusUrl").GetString()!.ShouldEndWith("/events/" + answer.GetProperty("id").GetGuid());
        return answer;
    }

    public static string[] Fields(this JsonElement problem) => [.. problem.GetProperty("errors").EnumerateObject().Select(field => field.Name)];
}
