using Portal.Auth;
using Portal.Components.Shared.Channels;
using Portal.Domain.Connections;

namespace Portal.Features.Connections.Channels;

/// <summary>Answers the pickers of all pages.</summary>
internal sealed class ConnectionChannels(ListChannels list, CheckChannel check, RefreshChannels refresh, TimeProvider clock) : ChannelDirectory
{
    private static readonly TimeSpan Fresh = TimeSpan.FromDays(1);

    public override async Task<Outcome<ChannelPage>> SearchAsync(InstanceCaller caller, ChannelSearch search, CancellationToken cancellationToken)
    {
        var found = await list.HandleAsync(caller, search, cancellationToken);
        if (found.Value is { } page && IsStale(page.Listing) && (await refresh.HandleAsync(caller, search.ConnectionId, cancellationToken)).Value is { } listing)
        {
            return Outcome<ChannelPage>.Ok(page with { Listing = listing });
        }

        return found;
    }

    public override Task<Outcome<ChannelCheck>> CheckAsync(InstanceCaller caller, Guid connectionId, string channelId, CancellationToken cancellationToken) =>
        check.HandleAsync(caller, connectionId, channelId, cancellationToken);

    public override Task<Outcome<ChannelListingView>> RefreshAsync(InstanceCaller caller, Guid connectionId, CancellationToken cancellationToken) =>
        refresh.HandleAsync(caller, connectionId, cancellationToken);

    // A failed loading is not tried again by itself: the picker shows why, and the button.
    private bool IsStale(ChannelListingView listing) => listing.Status is null || (listing.Status == ChannelListingStatus.Complete && listing.RefreshedAt < clock.GetUtcNow() - Fresh);
}
