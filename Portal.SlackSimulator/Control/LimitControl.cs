using Portal.SlackSimulator.Limits;

namespace Portal.SlackSimulator.Control;

internal sealed class LimitControl(RateLimits limits)
{
    public void Map(IEndpointRouteBuilder control)
    {
        control.MapGet("/limits", () => ControlAnswer.Json(limits.Settings));
        control.MapPost("/limits", SetLimitsAsync);
        control.MapPut("/limits", SetLimitsAsync);
    }

    private Task<IResult> SetLimitsAsync(HttpRequest request) => ControlBody.HandleAsync(request, body =>
    {
        var now = limits.Settings;
        var settings = new LimitSettings
        {
            Enabled = body.Flag("enabled") ?? now.Enabled,
            ChannelPerSecond = body.Number("channelPerSecond", 0, 10_000) ?? now.ChannelPerSecond,
            ChannelBurst = body.Whole("channelBurst", 1, 10_000) ?? now.ChannelBurst,
            WorkspacePerMinute = body.Whole("workspacePerMinute", 0, 1_000_000) ?? now.WorkspacePerMinute,
            Tier1PerMinute = body.Whole("tier1PerMinute", 0, 1_000_000) ?? now.Tier1PerMinute,
            Tier2PerMinute = body.Whole("tier2PerMinute", 0, 1_000_000) ?? now.Tier2PerMinute,
            Tier3PerMinute = body.Whole("tier3PerMinute", 0, 1_000_000) ?? now.Tier3PerMinute,
            Tier4PerMinute = body.Whole("tier4PerMinute", 0, 1_000_000) ?? now.Tier4PerMinute,
            SpecialPerMinute = body.Whole("specialPerMinute", 0, 1_000_000) ?? now.SpecialPerMinute,
        };
        return () =>
        {
            limits.Use(settings);
            return ControlAnswer.Json(settings);
        };
    });
}
