using Portal.Auth;
using Portal.Features;

namespace Portal.Components.Shared.Channels;

/// <summary>What a channel picker asks. Any feature's page may use the picker; the connections answer it.</summary>
internal abstract class ChannelDirectory
{
    /// <summary>Channels by name from the list that was loaded; begins a loading where there is none yet.</summary>
    public abstract Task<Outcome<ChannelPage>> SearchAsync(InstanceCaller caller, ChannelSearch search, CancellationToken cancellationToken);

    /// <summary>Asks Slack about one channel now.</summary>
    public abstract Task<Outcome<ChannelCheck>> CheckAsync(InstanceCaller caller, Guid connectionId, string channelId, CancellationToken cancellationToken);

    /// <summary>Begins to load the list again.</summary>
    public abstract Task<Outcome<ChannelListingView>> RefreshAsync(InstanceCaller caller, Guid connectionId, CancellationToken cancellationToken);
}

/// <param name="Text">A part of the name, with or without the hash.</param>
internal sealed record ChannelSearch(Guid ConnectionId, string Text = "", int Offset = 0, int Limit = 50);
