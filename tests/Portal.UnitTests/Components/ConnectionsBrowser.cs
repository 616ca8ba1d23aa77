using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Portal.Auth.SignIn;
using Portal.Components.Shared;
using Portal.Data;
using Portal.Data.Auth;
using Portal.Data.Connections;
using Portal.Data.Notifications;
using Portal.Domain.Auth;
using Portal.Features.Connections;
using Portal.Slack.Api;
using Portal.Slack.Connections;
using Portal.UnitTests.Features.Connections;
using Portal.UnitTests.Support;
using Portal.Worker.Notifications.Planning;

namespace Portal.UnitTests.Components;

/// <summary>Renders the pages of connections on the database of a test.</summary>
internal static class ConnectionsBrowser
{
    public static BunitContext Of(ConnectionsTest test, Role role)
    {
        var browser = new BunitContext();
        browser.JSInterop.Mode = JSRuntimeMode.Loose;
        browser.Services.AddSingleton<TimeProvider>(test.Clock);
        browser.Services.AddSingleton(test.Contexts);
        browser.Services.AddSingleton(test.Get<SecretVault>());
        browser.Services.AddSingleton(test.Get<ChangeFeed>());
        browser.Services.AddSingleton(test.Get<WorkSignals>());
        browser.Services.AddSingleton(test.Get<Retries>());
        browser.Services.AddSingleton(test.Get<ConnectionJobRequests>());
        browser.Services.AddSingleton(test.Get<CoverageBoard>());
        browser.Services.AddSingleton(test.Get<SlackWebApi>());
        browser.Services.AddSingleton(test.Get<ConnectionModeCatalog>());
        browser.Services.AddSingleton(Options.Create(ConnectionsTest.Slack));
        browser.Services.AddSingleton(PublicAddresses.Unset());
        browser.Services.AddScoped<Toasts>();
        new ConnectionsFeature().AddServices(browser.Services);
        browser.RenderTree.Add<CascadingValue<InstanceAccess>>(set => set.Add(cascade => cascade.Value, new InstanceAccess(test.Caller, "Sample", role, "olga@acme.test")));
        return browser;
    }
}
