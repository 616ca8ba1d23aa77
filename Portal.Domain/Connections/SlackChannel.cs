namespace Portal.Domain.Connections;

/// <summary>A channel as Slack listed it last.</summary>
public sealed class SlackChannel
{
    public required Guid ConnectionId { get; init; }

    public required string ChannelId { get; init; }

    public required string Name { get; set; }

    /// <summary>Lower-case name, for search.</summary>
    public required string NameKey { get; set; }

    public bool IsPrivate { get; set; }

    public bool IsArchived { get; set; }

    /// <summary>Whether the bot is in it.</summary>
    public bool IsMember { get; set; }

    public required DateTimeOffset RefreshedAt { get; set; }

    /// <summary>What Slack says of it now.</summary>
    public void Take(string name, bool isPrivate, bool isArchived, bool isMember, DateTimeOffset at)
    {
        Name = name.Length <= 255 ? name : name[..255];
        NameKey = Name.ToLowerInvariant();
        IsPrivate = isPrivate;
        IsArchived = isArchived;
        IsMember = isMember;
        RefreshedAt = at;
    }
}
