using Portal.E2E.Pages;

namespace Portal.E2E.Support;

/// <summary>A portal whose default connection is the sample's Slack app, and a source.</summary>
public sealed class AppPortal(Chromium chromium) : PortalProcess
{
    internal const string Connection = "Acme Slack app";

    /// <summary>A step of the sample definition that opens one conversation with all its people.</summary>
    internal const string GroupStep = "s-group";

    /// <summary>A step that posts to <c>#finance</c>.</summary>
    internal const string ChannelStep = "s-channel";

    /// <summary>The source's signing secret.</summary>
    internal string Secret { get; private set; } = "";

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        await File.AddStepAsync(GroupStep, Connection, "GROUP_DM");
        await File.AddStepAsync(ChannelStep, Connection, "CHANNEL", "C0FINANCE01");
        await using var visit = await chromium.VisitAsync(Address, 1280, 900, ColorScheme.Light);
        var home = await (await SignInPage.OpenAsync(visit)).SignInAsync("Ada Admin");
        var access = await home.GoToAccessAsync();
        Secret = await access.CreateSourceAsync("jira");
        await access.DoneAsync();
        var connections = await (await access.GoToConnectionsAsync()).OpenAsync(Connection);
        await connections.MakeDefaultAsync(Connection);
    }
}
