using System.Reflection;

namespace Portal.Api;

/// <summary>A request's JSON object where there may be no body at all.</summary>
/// <param name="Json">Null when nothing was sent.</param>
internal sealed record OptionalJson(JsonRequest? Json)
{
    public static async ValueTask<OptionalJson?> BindAsync(HttpContext context, ParameterInfo parameter)
    {
        var isEmpty = context.Request.ContentLength is 0 || (context.Request.ContentLength is null && !context.Request.Headers.TransferEncoding.Contains("chunked"));
        return new OptionalJson(isEmpty ? null : await JsonRequest.BindAsync(context, parameter));
    }
}
