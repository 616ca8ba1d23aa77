using System.Collections.Concurrent;

namespace Portal.SlackSimulator.Workspaces;

/// <summary>One Slack workspace with one installed app. Made anew by a reset.</summary>
internal sealed class Workspace
{
    private readonly ConcurrentDictionary<string, SlackChannel> _channels;
    private int _changedChannels;
    private volatile AppSettings _app;
    private volatile WorkspaceRules _rules = new();

    public Workspace(TimeProvider clock, AppSettings app)
    {
        _app = app;
        Messages = new MessageStore(clock);
        Installations = new Installations(this, clock);
        _channels = new(WorkspaceSeed.Channels.Select(channel => KeyValuePair.Create(channel.Id, channel)), StringComparer.Ordinal);
    }

    public AppSettings App
    {
        get => _app;
        set => _app = value;
    }

    public WorkspaceRules Rules
    {
        get => _rules;
        set => _rules = value;
    }

    public Register<SlackUser> Users { get; } = new(user => user.Id, WorkspaceSeed.Users);

    public Register<SlackWebhook> Webhooks { get; } = new(hook => hook.Path, WorkspaceSeed.Webhooks);

    public Register<SlackToken> Tokens { get; } = new(token => token.Value, WorkspaceSeed.Tokens);

    public Register<SlackUsergroup> Usergroups { get; } = new(group => group.Id, WorkspaceSeed.Usergroups);

    public MessageStore Messages { get; }

    public Installations Installations { get; }

    /// <summary>All conversations by id, direct ones as well: an order that pages can rely on.</summary>
    public IReadOnlyList<SlackChannel> Channels => [.. _channels.Values.OrderBy(channel => channel.Id, StringComparer.Ordinal)];

    public SlackUser? FindUserByEmail(string email) =>
        Users.All.FirstOrDefault(user => string.Equals(user.Email, email.Trim(), StringComparison.OrdinalIgnoreCase));

    /// <summary>By id, or by "#name" as chat.postMessage allows.</summary>
    public SlackChannel? FindChannel(string? idOrName) => idOrName switch
    {
        null or "" => null,
        ['#', .. var name] => _channels.Values.FirstOrDefault(channel => !channel.IsDirect && channel.Name == name),
        _ => _channels.GetValueOrDefault(idOrName),
    };

    /// <summary>Adds a channel, or puts it in the place of the one with its id.</summary>
    public void PutChannel(SlackChannel channel)
    {
        _channels[channel.Id] = channel;
        Interlocked.Increment(ref _changedChannels);
    }

    public int ChangedChannels => _changedChannels;

    /// <summary>The bot's conversation with these people; the same people always get the same one.</summary>
    public SlackChannel OpenDirect(IReadOnlyList<SlackUser> people)
    {
        var ids = people.Select(person => person.Id).Order(StringComparer.Ordinal).ToArray();
        var key = string.Join('-', ids);
        return _channels.GetOrAdd(DirectId(people), id => new SlackChannel(id, people.Count == 1 ? "" : "mpdm-" + key)
        {
            IsIm = people.Count == 1,
            IsMpim = people.Count > 1,
            IsPrivate = people.Count > 1,
            IsMember = true,
            Members = [.. ids, SampleWorkspace.BotUserId],
        });
    }

    /// <summary>The direct conversation if it is open already.</summary>
    public SlackChannel? FindDirect(IReadOnlyList<SlackUser> people) => _channels.GetValueOrDefault(DirectId(people));

    // Derived from the people, so that a D… id survives a reset.
    private static string DirectId(IReadOnlyList<SlackUser> people) => people.Count == 1
        ? "D" + people[0].Id[1..]
        : $"G{StableHash(string.Join('-', people.Select(person => person.Id).Order(StringComparer.Ordinal))):X8}0";

    /// <summary>The same in every process.</summary>
    public static uint StableHash(string text) => text.Aggregate(2166136261u, (hash, letter) => unchecked((hash ^ letter) * 16777619u));
}
