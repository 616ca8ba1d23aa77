using Portal.SlackSimulator.Workspaces;

namespace Portal.SlackSimulator.Control;

/// <summary>Channels to add: so many with numbers, or those with these names.</summary>
internal static class NewChannels
{
    private const int Most = 5_000;
    private const int LongestName = 80;

    public static IReadOnlyList<SlackChannel> Read(ControlBody body, Workspace workspace)
    {
        var count = body.Whole("count", 1, Most);
        var names = body.Texts("names");
        if (count is null == names is null || names is { Count: 0 or > Most })
        {
            body.Wrong("count", $"Give either \"count\", from 1 to {Most}, or \"names\", a list.");
        }

        names ??= [.. Numbered(count ?? 0, workspace)];
        if (!names.All(IsName))
        {
            body.Wrong("names", "Lower case letters, digits, '-' and '_', at most 80, without '#'.");
        }

        return [.. names.Select(name => workspace.FindChannel("#" + name) ?? WithState(Blank(name, workspace), body, name))];
    }

    public static SlackChannel WithState(SlackChannel channel, ControlBody body, string name)
    {
        if (!IsName(name))
        {
            body.Wrong("name", "Lower case letters, digits, '-' and '_', at most 80, without '#'.");
        }

        return channel with
        {
            Name = name,
            IsPrivate = body.Flag("private") ?? channel.IsPrivate,
            IsArchived = body.Flag("archived") ?? channel.IsArchived,
            IsReadOnly = body.Flag("readOnly") ?? channel.IsReadOnly,
            IsMember = body.Flag("member") ?? channel.IsMember,
        };
    }

    private static IEnumerable<string> Numbered(int count, Workspace workspace) =>
        Enumerable.Range(1, int.MaxValue).Select(number => $"channel-{number:D4}").Where(name => workspace.FindChannel("#" + name) is null).Take(count);

    // The id comes from the name, so that it is the same after a reset.
    private static SlackChannel Blank(string name, Workspace workspace) => new($"C2{Workspace.StableHash(workspace.IdSalt + name):X8}0", name)
    {
        IsMember = true,
        Members = [.. workspace.Users.All.Where(user => user is { IsBot: false, IsDeleted: false, IsGuest: false } && user.Id != WorkspaceSeed.SlackbotId).Select(user => user.Id), workspace.Team.BotUserId],
    };

    private static bool IsName(string name) =>
        name.Length is > 0 and <= LongestName && name.All(letter => char.IsLower(letter) || char.IsAsciiDigit(letter) || letter is '-' or '_');
}
