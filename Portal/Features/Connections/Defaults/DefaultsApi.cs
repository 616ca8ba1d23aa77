using System.ComponentModel.DataAnnotations;
using Portal.Api;
using Portal.Api.OpenApi;
using Portal.Auth;
using Portal.Domain;
using Portal.Domain.Auth;

namespace Portal.Features.Connections.Defaults;

/// <summary>The instance's defaults over HTTP.</summary>
internal static class DefaultsApi
{
    public static void Map(RouteGroupBuilder instance)
    {
        var routes = instance.MapGroup("/settings").WithTags("Settings");
        routes.MapGet("", GetAsync).WithName("GetSettings").WithSummary("What definitions and steps inherit").RequireScope(TokenScope.Read).Produces<InstanceDefaults>();
        routes.MapPut("", SaveAsync).WithName("ChangeSettings").WithSummary("Change default connection, default channel and fallback")
            .WithDescription("What is left out stays. defaultChannelId: null takes the channel away.")
            .RequireScope(TokenScope.ConfigWrite).Accepts<SettingsBody>("application/json").DescribesBody(typeof(SettingsBody), """{"fallback":"LOG_ONLY"}""")
            .Produces<InstanceDefaults>();
    }

    private static async Task<IResult> GetAsync(InstanceCaller caller, GetInstanceDefaults defaults, CancellationToken cancellationToken) =>
        Results.Ok(await defaults.HandleAsync(caller, cancellationToken));

    private static async Task<IResult> SaveAsync(
        InstanceCaller caller, JsonRequest body, GetInstanceDefaults defaults, SaveInstanceDefaults save, CancellationToken cancellationToken)
    {
        var (connection, channel, fallback) = (body.Text("defaultConnectionId"), body.Text("defaultChannelId"), body.Text("fallback"));
        if (body.Refusal is not null)
        {
            return body.Refusal;
        }

        Guid? connectionId = Guid.TryParse(connection, out var id) ? id : null;
        if (connection is not null && connectionId is null)
        {
            return Problems.Invalid(new FieldProblem("defaultConnectionId", "Send the id of a connection."));
        }

        var present = await defaults.HandleAsync(caller, cancellationToken);
        var request = new SaveInstanceDefaultsRequest(connectionId, body.Has("defaultChannelId") ? channel : present.DefaultChannelId, fallback ?? present.Fallback);
        return (await save.HandleAsync(caller, request, cancellationToken)).ToHttp();
    }

    /// <summary>What the settings are written as.</summary>
    private sealed record SettingsBody(Guid? DefaultConnectionId = null, [property: MaxLength(32)] string? DefaultChannelId = null, string? Fallback = null);
}
