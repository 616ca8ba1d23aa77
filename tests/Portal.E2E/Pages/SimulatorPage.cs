using System.Text.RegularExpressions;
using Portal.E2E.Support;

namespace Portal.E2E.Pages;

/// <summary>The viewer of the simulated Slack.</summary>
internal sealed class SimulatorPage(Visit visit)
{
    private static readonly Regex Mention = new(@"^@\w+$", RegexOptions.None, TimeSpan.FromSeconds(1));

    private ILocator Messages => visit.Page.GetByRole(AriaRole.List, new() { Name = "Messages" }).GetByRole(AriaRole.Listitem);

    public static async Task<SimulatorPage> OpenAsync(Visit visit, string channel)
    {
        await visit.Page.GotoAsync("/simulator/");
        var conversations = visit.Page.GetByRole(AriaRole.Navigation, new() { Name = "Conversations" });
        var link = conversations.GetByRole(AriaRole.Link, new() { Name = channel });
        if (!await link.IsVisibleAsync())
        {
            await conversations.GetByText("Conversations", new() { Exact = false }).First.ClickAsync();
        }

        await link.ClickAsync();
        await Expect(visit.Page.GetByRole(AriaRole.Heading, new() { Name = channel, Level = 1 })).ToBeVisibleAsync();
        return new SimulatorPage(visit);
    }

    public Task ShowsMessageAsync(string text) => Expect(Messages.Filter(new() { HasText = text })).ToHaveCountAsync(1);

    public Task ShowsButtonAsync(string text, string button) => Expect(Button(text, button)).ToBeVisibleAsync();

    public Task ShowsTextAsync(string subject, string text) => Expect(Message(subject).First).ToContainTextAsync(text);

    public async Task HasNoButtonAsync(string subject, string button)
    {
        await Expect(Message(subject)).ToBeVisibleAsync();
        await Expect(Button(subject, button)).ToHaveCountAsync(0);
    }

    /// <summary>Presses a button; returns once the portal has taken the click.</summary>
    public async Task PressAsync(string subject, string button)
    {
        await Button(subject, button).ClickAsync();
        await Expect(visit.Page.GetByText("The app took the click.")).ToBeAttachedAsync();
    }

    /// <summary>How many people are mentioned by a message with its replies, and how many by its one reply.</summary>
    public async Task ShowsMentionsAsync(string subject, int all, int inReply)
    {
        var message = Message(subject).First;
        var reply = message.GetByRole(AriaRole.Listitem);
        await Expect(reply).ToHaveCountAsync(1);
        await Expect(Mentions(reply)).ToHaveCountAsync(inReply);
        await Expect(Mentions(message)).ToHaveCountAsync(all);
    }

    public async Task ShowFaultsAsync()
    {
        await visit.Page.GetByText("faults armed").ClickAsync();
        await Expect(visit.Page.GetByRole(AriaRole.Combobox, new() { Name = "What happens" })).ToBeVisibleAsync();
    }

    private static ILocator Mentions(ILocator message) => message.GetByText(Mention);

    // By its text: what a button that opens an address is called has an arrow in it.
    private ILocator Button(string subject, string button) => Message(subject).GetByText(button, new() { Exact = true });

    private ILocator Message(string subject) => Messages.Filter(new() { HasText = subject });
}
