using Microsoft.AspNetCore.Diagnostics;
using Portal.Auth.SignIn;
using Portal.Components.Shared;
using Radzen;

namespace Portal.Components;

/// <summary>Registers and maps everything that a browser sees.</summary>
internal static class PagesRegistration
{
    public static IServiceCollection AddPortalPages(this IServiceCollection services, IConfiguration configuration, IHostEnvironment environment)
    {
        services.AddRazorComponents().AddInteractiveServerComponents(options => options.DetailedErrors = environment.IsDevelopment())
            // A pasted list of 5,000 e-mails comes in one message; the usual 32 KiB would end the circuit.
            .AddHubOptions(options => options.MaximumReceiveMessageSize = 512 * 1024);
        services.AddRadzenComponents();
        services.AddPortalSignIn();
        services.AddScoped<Toasts>();
        services.AddScoped<SampleMembers>();

        return services;
    }

    public static void MapPortalPages(this WebApplication app)
    {
        app.Use(RefuseCircuitsWhileStoppingAsync);
        app.UseStatusCodePagesWithReExecute("/not-found");
        app.Use(ShowNotFoundOnlyAsPageAsync);
        app.UseAuthentication();
        app.UseAuthorization();
        app.UseAntiforgery();
        app.MapStaticAssets();
        app.MapPortalSignIn(app.Environment);
        app.MapRazorComponents<App>().AddInteractiveServerRenderMode(options => options.ContentSecurityFrameAncestorsPolicy = null);
    }

    // A browser reconnects within milliseconds; taken in again, it would hold the stopping process until the host's patience ends.
    private static Task RefuseCircuitsWhileStoppingAsync(HttpContext context, RequestDelegate next)
    {
        if (context.Request.Path.StartsWithSegments("/_blazor", StringComparison.Ordinal)
            && context.RequestServices.GetRequiredService<IHostApplicationLifetime>().ApplicationStopping.IsCancellationRequested)
        {
            context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
            return Task.CompletedTask;
        }

        return next(context);
    }

    // The API's refusals are problem documents, never pages; and a page that answers a refused post would ask for an antiforgery token.
    private static Task ShowNotFoundOnlyAsPageAsync(HttpContext context, RequestDelegate next)
    {
        var isPage = HttpMethods.IsGet(context.Request.Method) && !context.Request.Path.StartsWithSegments("/api", StringComparison.OrdinalIgnoreCase);
        if (!isPage && context.Features.Get<IStatusCodePagesFeature>() is { } pages)
        {
            pages.Enabled = false;
        }

        return next(context);
    }
}
