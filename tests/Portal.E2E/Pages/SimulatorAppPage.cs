using Portal.E2E.Support;

namespace Portal.E2E.Pages;

/// <summary>The app as an admin of the simulated workspace sees it.</summary>
internal sealed class SimulatorAppPage(Visit visit)
{
    private ILocator Tokens => visit.Page.GetByRole(AriaRole.List, new() { Name = "Tokens" });

    public static async Task<SimulatorAppPage> OpenAsync(Visit visit)
    {
        await visit.Page.GotoAsync("/simulator/?page=app");
        await Expect(visit.Page.GetByRole(AriaRole.Heading, new() { Name = "Portal, the app", Level = 1 })).ToBeVisibleAsync();
        return new SimulatorAppPage(visit);
    }

    /// <summary>The newest token is that of the installation.</summary>
    public async Task RevokeNewestAsync()
    {
        var newest = Tokens.GetByRole(AriaRole.Listitem).Last;
        await newest.GetByRole(AriaRole.Button, new() { Name = "Revoke" }).ClickAsync();
        await Expect(newest).ToContainTextAsync("token_revoked");
    }
}
