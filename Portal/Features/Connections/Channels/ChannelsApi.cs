using Portal.Api;
using Portal.Auth;
using Portal.Components.Shared.Channels;
using Portal.Domain;
using Portal.Domain.Auth;

namespace Portal.Features.Connections.Channels;

/// <summary>The channels of a connection over HTTP.</summary>
internal static class ChannelsApi
{
    public static void Map(RouteGroupBuilder instance) =>
        instance.MapGroup("/connections").WithTags("Connections")
            .MapGet("/{id:guid}/channels", ListAsync).WithName("ListChannels").WithSummary("List the channels of a Slack app connection")
            .WithDescription("From the list as loaded last. channel_id asks Slack about one channel now; force_refresh=true begins to load the list again.")
            .RequireScope(TokenScope.Read).Produces<ChannelPage>();

    private static async Task<IResult> ListAsync(
        InstanceCaller caller, Guid id, PageRequest page, string? search, string? channel_id, string? force_refresh, ChannelDirectory channels, CheckChannel check,
        CancellationToken cancellationToken)
    {
        if (page.Refusal is not null || Problem(search, force_refresh) is not null)
        {
            return page.Refusal ?? Problems.Invalid(Problem(search, force_refresh)!);
        }

        if (force_refresh == "true" && await channels.RefreshAsync(caller, id, cancellationToken) is { IsOk: false } refused)
        {
            return refused.ToHttp();
        }

        return string.IsNullOrEmpty(channel_id)
            ? (await channels.SearchAsync(caller, new ChannelSearch(id, search ?? "", page.Offset, page.Limit), cancellationToken)).ToHttp()
            : await OneAsync(caller, id, channel_id, channels, check, cancellationToken);
    }

    private static FieldProblem? Problem(string? search, string? refresh) => (search, refresh) switch
    {
        ({ } text, _) when !StorableText.IsOne(text) => new FieldProblem("search", StorableText.Problem),
        ({ Length: > 100 }, _) => new FieldProblem("search", "Send at most 100 characters."),
        (_, not (null or "" or "true" or "false")) => new FieldProblem("force_refresh", "Send true or false."),
        _ => null,
    };

    private static async Task<IResult> OneAsync(InstanceCaller caller, Guid id, string channelId, ChannelDirectory channels, CheckChannel check, CancellationToken cancellationToken)
    {
        var outcome = await check.HandleAsync(caller, id, channelId, cancellationToken);
        if (outcome.Value is not { } found)
        {
            return outcome.IsMissing ? outcome.ToHttp() : Problems.Invalid([.. outcome.Problems.Select(problem => problem with { Field = "channel_id" })]);
        }

        var listing = (await channels.SearchAsync(caller, new ChannelSearch(id, Limit: 1), cancellationToken)).Value?.Listing ?? new ChannelListingView(null, 0, 0, null, null);
        IReadOnlyList<ChannelOption> items = found.Channel is { } channel ? [channel] : [];
        return Results.Ok(new ChannelPage(items, items.Count, 0, 1, listing) { Access = new ChannelAccessView(!found.IsRefused, found.Sentence) });
    }
}
