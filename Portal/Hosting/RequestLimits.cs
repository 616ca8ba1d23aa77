using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Portal.Api;
using Portal.Domain;

namespace Portal.Hosting;

/// <summary>
/// How long an address and headers may be. Kestrel's own limits lie far above, because what Kestrel refuses it refuses without a word: what is not HTTP at
/// all, and what is longer than even that.
/// </summary>
internal static class RequestLimits
{
    private const int LongestTarget = 8 * 1024;
    private const int LongestHeaders = 32 * 1024;
    private const int MostHeaders = 100;
    private const int Slack = 8;

    public static void Raise(KestrelServerOptions kestrel)
    {
        kestrel.Limits.MaxRequestLineSize = LongestTarget * Slack;
        kestrel.Limits.MaxRequestHeadersTotalSize = LongestHeaders * Slack;
        kestrel.Limits.MaxRequestHeaderCount = MostHeaders * Slack;
    }

    public static void UseRequestLimits(this WebApplication app) =>
        app.Use((context, next) => RefusalOf(context) is { } refusal ? refusal.ExecuteAsync(context) : next(context));

    private static IResult? RefusalOf(HttpContext context) => context switch
    {
        _ when context.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget.Length > LongestTarget => Problems.Of(
            StatusCodes.Status414UriTooLong, "address-too-long", "Address too long", $"An address may be at most {LongestTarget} characters long."),
        _ when context.Request.Headers.Count > MostHeaders => TooLarge("Headers", $"A request may have at most {MostHeaders} headers."),
        _ when context.Request.Headers.Sum(header => header.Key.Length + header.Value.Sum(value => value?.Length ?? 0)) > LongestHeaders =>
            TooLarge(LongestOf(context.Request.Headers), $"All headers together may be at most {LongestHeaders} characters long."),
        _ => null,
    };

    private static IResult TooLarge(string field, string detail) => Problems.Of(
        StatusCodes.Status431RequestHeaderFieldsTooLarge, "headers-too-large", "Headers too large", detail, [new FieldProblem(field, "Send less.")]);

    private static string LongestOf(IHeaderDictionary headers) => headers.MaxBy(header => header.Value.Sum(value => value?.Length ?? 0)).Key;
}
