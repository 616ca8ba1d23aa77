using Microsoft.AspNetCore.Diagnostics;
using Portal.Api.OpenApi;
using Portal.Auth;
using Portal.Domain;
using Portal.Features;

namespace Portal.Api;

/// <summary>Registers and maps the HTTP API.</summary>
internal static class ApiRegistration
{
    private const string Root = "/api";

    public static IServiceCollection AddPortalApi(this IServiceCollection services)
    {
        services.AddPortalOpenApi();
        services.AddSingleton<CredentialReader>();
        services.AddSingleton<CredentialCache>();
        services.AddSingleton<OrganizationTokens>();
        services.AddSingleton<SenderUse>();
        services.AddHostedService(provider => provider.GetRequiredService<SenderUse>());
        return services;
    }

    /// <summary>What stands before the routes: problem documents for everything that goes wrong, then the tokens.</summary>
    public static void UsePortalApi(this WebApplication app)
    {
        // In Development a page that breaks shows the framework's page with the reason.
        app.UseWhen(context => IsApi(context) || !HttpMethods.IsGet(context.Request.Method) || !app.Environment.IsDevelopment(), api => api
            .UseExceptionHandler(new ExceptionHandlerOptions
            {
                ExceptionHandler = AnswerExceptionAsync,
                // What a caller does wrong is the caller's to read, not ours.
                SuppressDiagnosticsCallback = context => context.Exception is BadHttpRequestException,
            }));
        app.UseWhen(context => IsApi(context) || !HttpMethods.IsGet(context.Request.Method), api => api
            .UseStatusCodePages(context => AnswerStatus(context.HttpContext.Response.StatusCode).ExecuteAsync(context.HttpContext)));
        app.UseWhen(IsApi, api => api.Use((context, next) => RepeatedHeaders.RefusalOf(context.Request) is { } refusal ? refusal.ExecuteAsync(context) : next(context)));
        app.UseRouting();
        app.UseMiddleware<ApiTokenMiddleware>();
    }

    public static void MapPortalApi(this WebApplication app)
    {
        var instance = app.MapGroup(ApiGroups.InstancePath).AllowAnonymous().DisableAntiforgery();
        var organization = app.MapGroup(ApiGroups.OrganizationPath).AllowAnonymous().DisableAntiforgery();
        foreach (var feature in PortalFeatures.All)
        {
            feature.MapApi(instance);
            feature.MapOrganizationApi(organization);
        }

        app.Map(Root + "/{**rest}", UnmatchedAddress.Answer).AllowAnonymous().DisableAntiforgery().ExcludeFromDescription();
        app.MapOpenApi().AllowAnonymous();
        if (app.Environment.IsDevelopment())
        {
            app.UseSwaggerUI(options => options.SwaggerEndpoint("/openapi/v1.json", "Portal"));
        }
    }

    private static bool IsApi(HttpContext context) => context.Request.Path.StartsWithSegments(Root, StringComparison.OrdinalIgnoreCase);

    private static Task AnswerExceptionAsync(HttpContext context)
    {
        var failure = context.Features.Get<IExceptionHandlerFeature>()?.Error;
        var answer = failure is BadHttpRequestException bad
            ? Problems.Of(bad.StatusCode, "bad-request", "The request cannot be read", bad.Message, [new FieldProblem("$", bad.Message)])
            : AnswerStatus(StatusCodes.Status500InternalServerError);
        return answer.ExecuteAsync(context);
    }

    private static IResult AnswerStatus(int status) => status switch
    {
        StatusCodes.Status404NotFound => Problems.NotFound(),
        StatusCodes.Status405MethodNotAllowed => UnmatchedAddress.NotAllowed(),
        StatusCodes.Status415UnsupportedMediaType => UnmatchedAddress.NotJson(),
        >= 500 => Problems.Of(status, "broken", "Something broke here", "It is written to the portal's log under this trace id. Nothing was half stored."),
        _ => Problems.Of(status, "bad-request", "The request cannot be read", "See /openapi/v1.json for what this address takes."),
    };
}
