using Portal.Features.Connections.Install;

namespace Portal.Features.Connections.AddToSlack;

/// <summary>The button with its words.</summary>
/// <param name="Headline">Where things stand, in a few words.</param>
/// <param name="Sentences">What it means and what to do.</param>
/// <param name="Label">What the button says.</param>
/// <param name="IsPrimary">Pressing it is what should happen next.</param>
internal sealed record AddToSlackState(AddToSlackFace Face, string Headline, IReadOnlyList<string> Sentences, string Label, bool IsPrimary)
{
    private const string Add = "Add to Slack";
    private const string Renew = "Reconnect";

    public bool CanPress => Face != AddToSlackFace.NotConfigured;

    public static AddToSlackState Of(AddToSlackFacts facts) => facts switch
    {
        { MissingSettings.Count: > 0 } => NotConfigured(facts.MissingSettings),
        { Last.Code: InstallOutcome.Exists, Connection: { } bot } => AlreadyConnected(bot),
        { Last: { IsSuccess: false } last } => NotInstalled(last, facts.Connection),
        { Connection: { HasToken: true } bot } => OfBot(bot, [.. facts.Elsewhere.Select(Said), .. OnTheirWay(facts.Waiting)], facts.Elsewhere.Count > 0),
        { Waiting: { } waiting } => AtSlack(waiting),
        { Elsewhere.Count: > 0 } => new(
            AddToSlackFace.ConnectedElsewhere,
            "Connected elsewhere",
            [.. facts.Elsewhere.Select(Said), "You can connect the same workspace here too: both may use it, and they share Slack's limits."],
            Add,
            true),
        _ => new(AddToSlackFace.Ready, "Not connected to Slack yet", ["Slack asks you to allow the app in your workspace, then you come back here."], Add, true),
    };

    private static AddToSlackState NotConfigured(IReadOnlyList<string> missing) => new(
        AddToSlackFace.NotConfigured,
        "\"Add to Slack\" is not set up",
        [
            $"Missing: {string.Join(", ", missing)}.",
            "Create the app from the manifest, copy the values from its page \"Basic Information\" into these settings, restart Portal, and press Retry on its page \"Event Subscriptions\". A bot token can be pasted without them.",
        ],
        Add,
        false);

    private static AddToSlackState NotInstalled(InstallOutcome last, ConnectedBot? bot)
    {
        var (sentence, remedy) = InstallWords.Of(last);
        return new(
            AddToSlackFace.NotInstalled,
            sentence,
            [.. last.Detail is { } word ? [$"Slack's word: {word}."] : Array.Empty<string>(), remedy],
            bot is { HasToken: true } ? Renew : Add,
            true);
    }

    // Asked and not done: what Slack gave is dropped, and the person who says yes goes to Slack for this connection.
    private static AddToSlackState AlreadyConnected(ConnectedBot bot) => new(
        AddToSlackFace.AlreadyConnected,
        $"\"{bot.Name}\" is this app in {bot.Team ?? "this workspace"} already",
        [
            "Nothing was changed, and no second connection was added.",
            $"Should \"{bot.Name}\" get a new token? Slack asks you once more. Otherwise there is nothing to do.",
        ],
        $"Renew the token of {bot.Name}",
        true);

    private static AddToSlackState AtSlack(WaitingMembers waiting) => new(
        AddToSlackFace.Waiting,
        "Waiting for Slack",
        [
            .. OnTheirWay(waiting),
            "This page shows it when Slack sends them back; after 10 minutes it is too late.",
            waiting.IsMe ? "If that page is gone, begin again." : "You need not wait: who adds the same workspace twice is asked, and has one connection.",
        ],
        waiting.IsMe ? "Begin again" : Add,
        false);

    private static IEnumerable<string> OnTheirWay(WaitingMembers? waiting) => waiting switch
    {
        null => [],
        { IsMe: true, Others: [] } => ["You went to Slack's page to allow the app."],
        { IsMe: true } => [$"You went to Slack's page to allow the app, and so did {string.Join(", ", waiting.Others)}."],
        _ => [$"{string.Join(", ", waiting.Others)} went to Slack's page to allow the app."],
    };

    private static AddToSlackState OfBot(ConnectedBot bot, IReadOnlyList<string> others, bool isElsewhere)
    {
        var who = $"Connected{(bot.BotUserId is { } id ? $" as bot {id}" : "")} in {bot.Team ?? "a workspace"}{(bot.InstalledBy is { } by ? $" by {by}" : "")}";
        return bot switch
        {
            { NeedsReconnect: true } => new(
                AddToSlackFace.Reconnect, "Reconnect needed", ["Slack no longer accepts the token. Until it is renewed, messages take their fallback.", .. others], Renew, true),
            { MissingScopes.Count: > 0 } => new(
                AddToSlackFace.Reconnect,
                "New permissions needed",
                [who + ".", $"Missing: {string.Join(", ", bot.MissingScopes)}. Reconnect and allow them.", .. others],
                Renew,
                true),
            _ when isElsewhere => new(AddToSlackFace.ConnectedElsewhere, who, [.. others, "Both may use it; they share Slack's limits."], Renew, false),
            _ => new(AddToSlackFace.Connected, who, others, Renew, false),
        };
    }

    private static string Said(TeamElsewhere other) => $"{other.Team} is connected in {other.Instance}.";
}
