using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Portal.Data;

namespace Portal.Auth.SignIn;

/// <summary>Sign-out, the way from <c>/</c> to the first instance, and, in Development only, the sign-in by choosing a person.</summary>
internal static class SignInEndpoints
{
    public static void MapPortalSignIn(this IEndpointRouteBuilder routes, IHostEnvironment environment)
    {
        routes.MapGet("/", StartAsync).RequireAuthorization().ExcludeFromDescription();
        routes.MapPost("/sign-out", SignOutAsync).ExcludeFromDescription();
        if (environment.IsDevelopment())
        {
            routes.MapPost("/sign-in/development", SignInAsync).ExcludeFromDescription();
        }
    }

    private static async Task<IResult> StartAsync(HttpContext context, IDbContextFactory<PortalDbContext> contexts, CancellationToken cancellationToken)
    {
        var organization = context.User.FindOrganizationId() ?? Guid.Empty;
        var instances = await CurrentInstance.ListAsync(contexts, organization, cancellationToken);
        return instances.Count == 0 ? Results.LocalRedirect("/no-instance") : Results.LocalRedirect($"/i/{Uri.EscapeDataString(instances[0].Slug)}");
    }

    // Antiforgery is checked by the middleware because a form is bound.
    private static async Task<IResult> SignInAsync(
        [FromForm] string? member,
        [FromForm] string? returnUrl,
        HttpContext context,
        SampleMembers members,
        Sessions sessions,
        CancellationToken cancellationToken)
    {
        if (!Guid.TryParse(member, out var id) || await members.FindAsync(id, cancellationToken) is not { } found)
        {
            return Results.LocalRedirect("/sign-in");
        }

        await context.SignInAsync(CookieAuthenticationDefaults.AuthenticationScheme, MemberClaims.PrincipalOf(found, sessions.New()));
        return Results.LocalRedirect(LocalAddress.OrStart(returnUrl));
    }

    private static async Task<IResult> SignOutAsync(HttpContext context, IAntiforgery antiforgery, Sessions sessions)
    {
        if (!await antiforgery.IsRequestValidAsync(context))
        {
            return Results.BadRequest();
        }

        await sessions.EndAsync(context.User, context.RequestAborted);
        await context.SignOutAsync(CookieAuthenticationDefaults.AuthenticationScheme);
        return Results.LocalRedirect("/sign-in");
    }
}
