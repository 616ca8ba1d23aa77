using Microsoft.AspNetCore.CookiePolicy;
using Microsoft.Extensions.Options;
using Portal.Worker.Connections;

namespace Portal.Hosting;

/// <summary>What every answer carries, also those that no route gave.</summary>
internal static class AnswerHeaders
{
    // Radzen sets style attributes, so styles may be inline; scripts may not.
    private const string PagePolicy =
        "default-src 'self'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self'; "
        + "connect-src 'self'; object-src 'none'; base-uri 'self'; form-action 'self'; frame-ancestors 'none'";

    private const string DataPolicy = "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
    private const string OneYear = "max-age=31536000";

    /// <summary>Stands before everything else, which may answer by itself.</summary>
    public static void UseAnswerHeaders(this WebApplication app)
    {
        var isDevelopment = app.Environment.IsDevelopment();
        // A proxy ends TLS before us, so the request's own scheme says nothing about the browser's.
        var isBehindTls = app.Services.GetRequiredService<IOptions<PublicAddressOptions>>();
        app.Use((context, next) =>
        {
            // Set when the answer starts: the exception handler clears the headers first.
            context.Response.OnStarting(() =>
            {
                Add(context.Response);
                if (!isDevelopment && (context.Request.IsHttps || isBehindTls.Value.IsHttps))
                {
                    context.Response.Headers.StrictTransportSecurity = OneYear;
                }

                return Task.CompletedTask;
            });
            return next(context);
        });
        if (!isDevelopment)
        {
            app.UseCookiePolicy(new CookiePolicyOptions { Secure = CookieSecurePolicy.Always, HttpOnly = HttpOnlyPolicy.Always });
        }
    }

    private static void Add(HttpResponse response)
    {
        var headers = response.Headers;
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "same-origin";
        headers.XFrameOptions = "DENY";
        // The simulator's pages have policies of their own.
        if (headers.ContentSecurityPolicy.Count == 0)
        {
            headers.ContentSecurityPolicy = IsPage(response) ? PagePolicy : DataPolicy;
        }
    }

    private static bool IsPage(HttpResponse response) => response.ContentType?.StartsWith("text/html", StringComparison.OrdinalIgnoreCase) == true;
}
