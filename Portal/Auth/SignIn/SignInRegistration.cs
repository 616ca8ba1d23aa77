using Microsoft.AspNetCore.Authentication.Cookies;
using Portal.Domain.Auth;

namespace Portal.Auth.SignIn;

/// <summary>The cookie, and a policy for each permission.</summary>
internal static class SignInRegistration
{
    public static IServiceCollection AddPortalSignIn(this IServiceCollection services)
    {
        services.AddScoped<CookieChecks>();
        services.AddScoped<Sessions>();
        services.AddAuthentication(CookieAuthenticationDefaults.AuthenticationScheme).AddCookie(options =>
        {
            options.Cookie.Name = "portal";
            options.Cookie.HttpOnly = true;
            options.Cookie.SameSite = SameSiteMode.Lax;
            options.LoginPath = "/sign-in";
            options.LogoutPath = "/sign-out";
            options.AccessDeniedPath = "/forbidden";
            options.ReturnUrlParameter = "returnUrl";
            options.ExpireTimeSpan = Sessions.Lifetime;
            options.EventsType = typeof(CookieChecks);
        });
        // A proxy ends TLS before us, so the request's own scheme says nothing about the browser's.
        services.AddOptions<CookieAuthenticationOptions>(CookieAuthenticationDefaults.AuthenticationScheme).Configure<IHostEnvironment>((options, environment) =>
            options.Cookie.SecurePolicy = environment.IsDevelopment() ? CookieSecurePolicy.SameAsRequest : CookieSecurePolicy.Always);
        services.AddAuthorization(options =>
        {
            foreach (var permission in Enum.GetValues<Permission>())
            {
                options.AddPolicy(permission.ToString(), policy => policy.RequireAuthenticatedUser()
                    .RequireAssertion(context => context.User.FindRole() is { } role && role.Allows(permission)));
            }
        });
        services.AddCascadingAuthenticationState();
        services.AddScoped<CurrentInstance>();
        return services;
    }
}
