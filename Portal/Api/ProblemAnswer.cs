using System.Diagnostics;
using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Portal.Domain;

namespace Portal.Api;

/// <summary>One problem document, written with the trace id of the request that it answers.</summary>
internal sealed record ProblemAnswer(int Status, string Type, string Title, string Detail) : IResult
{
    /// <summary>What to mend, by field; left out when empty.</summary>
    public IReadOnlyList<FieldProblem> Problems { get; init; } = [];

    /// <summary>Whole seconds for the <c>Retry-After</c> header.</summary>
    public int? RetryAfterSeconds { get; init; }

    public Task ExecuteAsync(HttpContext httpContext)
    {
        httpContext.Response.StatusCode = Status;
        if (RetryAfterSeconds is { } seconds)
        {
            httpContext.Response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
        }

        if (Status == StatusCodes.Status401Unauthorized)
        {
            httpContext.Response.Headers.WWWAuthenticate = "Bearer";
        }

        return httpContext.Response.WriteAsJsonAsync(Document(httpContext), options: null, contentType: "application/problem+json");
    }

    private ProblemDetails Document(HttpContext context)
    {
        var document = new ProblemDetails { Status = Status, Type = "urn:portal:problem:" + Type, Title = Title, Detail = Detail };
        document.Extensions["traceId"] = Activity.Current?.Id ?? context.TraceIdentifier;
        if (Problems.Count > 0)
        {
            document.Extensions["errors"] = Problems.GroupBy(problem => problem.Field, StringComparer.Ordinal)
                .ToDictionary(group => group.Key, group => group.Select(problem => problem.Message).ToArray(), StringComparer.Ordinal);
        }

        return document;
    }
}
