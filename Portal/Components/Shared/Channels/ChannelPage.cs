using System.Text.Json.Serialization;
using Portal.Domain.Connections;

namespace Portal.Components.Shared.Channels;

/// <summary>A part of the channels that match, and how old the list is.</summary>
public sealed record ChannelPage(IReadOnlyList<ChannelOption> Items, int Total, int Offset, int Limit, ChannelListingView Listing)
{
    /// <summary>For a single channel that Slack was asked about.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public ChannelAccessView? Access { get; init; }
}

/// <summary>Whether the bot may post in a channel, and what to do where it may not.</summary>
public sealed record ChannelAccessView(bool MayPost, string? Sentence);

/// <summary>A channel to choose.</summary>
/// <param name="IsMember">The bot is in it.</param>
public sealed record ChannelOption(string Id, string Name, bool IsPrivate, bool IsArchived, bool IsMember);

/// <summary>How far the list is loaded.</summary>
/// <param name="Loaded">Channels of the loading under way, or of the last one.</param>
/// <param name="Known">Channels that can be searched now.</param>
/// <param name="Error">Slack's word for why the newest loading ended early.</param>
public sealed record ChannelListingView(
    [property: JsonConverter(typeof(JsonStringEnumConverter<ChannelListingStatus>))] ChannelListingStatus? Status, int Loaded, int Known, DateTimeOffset? RefreshedAt, string? Error)
{
    public bool IsLoading => Status == ChannelListingStatus.Loading;
}

/// <summary>What Slack says about one channel now.</summary>
/// <param name="Channel">Null when Slack does not show it to the bot.</param>
/// <param name="Sentence">What a person should know; null when all is well.</param>
/// <param name="IsRefused">Every message to it would fail.</param>
public sealed record ChannelCheck(ChannelOption? Channel, string? Sentence, bool IsRefused);
