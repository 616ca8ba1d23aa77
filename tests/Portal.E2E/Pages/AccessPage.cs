using System.Text.RegularExpressions;
using Portal.E2E.Support;

namespace Portal.E2E.Pages;

/// <summary>Event sources and API tokens.</summary>
internal sealed class AccessPage(Visit visit) : PortalPage(visit)
{
    public static async Task<AccessPage> ReadyAsync(Visit visit)
    {
        await HeadingAsync(visit, "Access");
        return new AccessPage(visit);
    }

    public async Task<AccessPage> ShowTokensAsync()
    {
        await Link("API tokens").ClickAsync();
        await Expect(Page.GetByRole(AriaRole.Heading, new() { Name = "API tokens" })).ToBeVisibleAsync();
        return this;
    }

    public async Task<AccessPage> AskForSourceAsync()
    {
        await Button("Create event source").ClickAsync();
        await Expect(Dialog.GetByRole(AriaRole.Textbox, new() { Name = "Name" })).ToBeFocusedAsync();
        return this;
    }

    public async Task<AccessPage> AskForTokenAsync()
    {
        await Button("Create token").ClickAsync();
        await Expect(Dialog.GetByRole(AriaRole.Textbox, new() { Name = "Name" })).ToBeFocusedAsync();
        return this;
    }

    /// <summary>The secret, as the dialog shows it once.</summary>
    public async Task<string> CreateSourceAsync(string name)
    {
        await AskForSourceAsync();
        await Dialog.GetByRole(AriaRole.Textbox, new() { Name = "Name" }).FillAsync(name);
        await DialogButton("Create event source").ClickAsync();
        return await SecretAsync("Signing secret");
    }

    public async Task<string> CreateTokenAsync(string name, params string[] scopes)
    {
        await AskForTokenAsync();
        await Dialog.GetByRole(AriaRole.Textbox, new() { Name = "Name" }).FillAsync(name);
        foreach (var scope in scopes)
        {
            await Dialog.GetByRole(AriaRole.Checkbox, new() { NameRegex = new($"^{scope} ", RegexOptions.None, TimeSpan.FromSeconds(1)) }).CheckAsync();
        }

        await DialogButton("Create token").ClickAsync();
        return await SecretAsync("API token");
    }

    public async Task<AccessPage> AskToRotateAsync(string name)
    {
        await Button("Rotate secret of " + name).ClickAsync();
        await Expect(Dialog.GetByRole(AriaRole.Heading, new() { Name = "Rotate the secret of " + name, Exact = true })).ToBeVisibleAsync();
        return this;
    }

    public async Task<string> RotateAsync(string name, string overlap)
    {
        await AskToRotateAsync(name);
        await Dialog.GetByRole(AriaRole.Radio, new() { Name = overlap }).CheckAsync();
        await DialogButton("Rotate secret").ClickAsync();
        return await SecretAsync("New signing secret");
    }

    public async Task<AccessPage> DoneAsync()
    {
        await DialogButton("Done").ClickAsync();
        await NoDialogAsync();
        return this;
    }

    public Task NoDialogAsync() => Expect(Dialog).ToHaveCountAsync(0);

    public async Task<AccessPage> AskToRevokeAsync(string name)
    {
        await Button("Revoke " + name).ClickAsync();
        await Expect(Dialog.GetByRole(AriaRole.Heading, new() { Name = $"Revoke {name}?" })).ToBeVisibleAsync();
        return this;
    }

    public async Task<AccessPage> RevokeTokenAsync(string name)
    {
        await AskToRevokeAsync(name);
        await DialogButton("Revoke token").ClickAsync();
        await ShowsStateAsync(name, "Revoked");
        return this;
    }

    public async Task<AccessPage> RevokeSourceAsync(string name)
    {
        await AskToRevokeAsync(name);
        await Dialog.GetByRole(AriaRole.Textbox, new() { Name = $"Type {name} to confirm" }).FillAsync(name);
        await DialogButton("Revoke event source").ClickAsync();
        await ShowsStateAsync(name, "Revoked");
        return this;
    }

    public Task ShowsStateAsync(string name, string state) => Expect(Row(name)).ToContainTextAsync(state);

    public Task ShowsOnlyTheEndOfAsync(string name, string secret) => Expect(Row(name)).ToContainTextAsync("••••" + secret[^4..]);

    public async Task HidesAsync(string secret) => (await Page.ContentAsync()).ShouldNotContain(secret);

    public async Task OffersNoChangesAsync()
    {
        await Expect(Page.GetByRole(AriaRole.Table)).ToBeVisibleAsync();
        await Expect(Page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Button)).ToHaveCountAsync(0);
    }

    private async Task<string> SecretAsync(string label) =>
        (await Dialog.GetByRole(AriaRole.Group, new() { Name = label, Exact = true }).GetByRole(AriaRole.Code).TextContentAsync())!;

    private ILocator Row(string name) => Page.GetByRole(AriaRole.Table).GetByRole(AriaRole.Row).Filter(new() { HasText = name });
}
