namespace Portal.SlackSimulator.Workspaces;

internal sealed record SlackChannel(string Id, string Name)
{
    public bool IsPrivate { get; init; }

    public bool IsArchived { get; init; }

    public bool IsReadOnly { get; init; }

    public bool IsGeneral { get; init; }

    public bool IsMember { get; init; }

    public bool IsIm { get; init; }

    public bool IsMpim { get; init; }

    public string Topic { get; init; } = "";

    public IReadOnlyList<string> Members { get; init; } = [];

    public bool IsDirect => IsIm || IsMpim;

    /// <summary>What <c>types</c> of conversations.list calls it.</summary>
    public string TypeName => this switch
    {
        { IsIm: true } => "im",
        { IsMpim: true } => "mpim",
        { IsPrivate: true } => "private_channel",
        _ => "public_channel",
    };

    /// <summary>Slack denies that a private channel exists to those who are not in it.</summary>
    public bool IsVisible => IsMember || IsDirect || !IsPrivate;
}
