using Microsoft.AspNetCore.HostFiltering;
using Portal.Api;

namespace Portal.Hosting;

/// <summary>Refuses requests for hosts that are not ours, in words. The framework's own check, which says nothing, is switched off.</summary>
internal static class HostCheck
{
    public static IServiceCollection AddHostCheck(this IServiceCollection services)
    {
        services.AddSingleton<OwnHosts>();
        return services.PostConfigure<HostFilteringOptions>(options => options.AllowedHosts = ["*"]);
    }

    public static void UseHostCheck(this WebApplication app)
    {
        var own = app.Services.GetRequiredService<OwnHosts>();
        app.Use((context, next) => own.Takes(context.Request.Host) ? next(context) : RefusalOf(context.Request.Host).ExecuteAsync(context));
    }

    private static IResult RefusalOf(HostString host) => Problems.Of(
        StatusCodes.Status400BadRequest,
        "foreign-host",
        "Not this portal's name",
        $"The request is for the host \"{host.Host}\", which is none of this portal's. Use http://localhost, or set Portal__PublicUrl to the address that you use.",
        [new Domain.FieldProblem("Host", "Use localhost or the host of Portal__PublicUrl.")]);
}
