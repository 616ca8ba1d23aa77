using Portal.SlackSimulator.Callbacks;
using Portal.SlackSimulator.Calls;
using Portal.SlackSimulator.OAuth;
using Portal.SlackSimulator.Workspaces;

namespace Portal.SlackSimulator.Control;

/// <summary>The app as its owner sees it on api.slack.com/apps, and its removal as an admin does it.</summary>
internal sealed class AppControl(SimulatedSlack slack, CallbackSender sender, EventDeliveries events, TimeProvider clock)
{
    private const int LongestUrl = 2_500;

    public void Map(IEndpointRouteBuilder control)
    {
        control.MapGet("/app", (HttpRequest request) => ControlAnswer.Json(View(request)));
        control.MapPost("/app", SetAsync);
        control.MapGet("/tokens", (HttpRequest request) => ControlAnswer.Json(new { tokens = ChosenWorkspace.Of(slack, request).Tokens.All.Select((token, index) => Shown(token, index, ChosenWorkspace.Of(slack, request))) }));
        control.MapPost("/tokens/{index:int}/revoke", Revoke);
        control.MapPost("/uninstall", Uninstall);
    }

    private Task<IResult> SetAsync(HttpRequest request) => ControlBody.HandleAsync(request, body =>
    {
        var workspace = slack.First;
        var now = workspace.App;
        var app = now with
        {
            InteractivityUrl = CallbackUrl(body, "interactivityUrl", now.InteractivityUrl),
            EventsUrl = CallbackUrl(body, "eventsUrl", now.EventsUrl),
            RedirectUrls = RedirectUrls(body) ?? now.RedirectUrls,
            TokenRotation = body.Flag("tokenRotation") ?? now.TokenRotation,
            NewTokenOnReinstall = body.Flag("newTokenOnReinstall") ?? now.NewTokenOnReinstall,
            OrgInstall = body.Flag("orgInstall") ?? now.OrgInstall,
            DenyWithoutDescription = body.Flag("denyWithoutDescription") ?? now.DenyWithoutDescription,
            UninstallError = body.Text("uninstallError") is { } error ? NullIfEmpty(error) : now.UninstallError,
            InstallTo = InstallTo(body, now.InstallTo),
            WithoutScopesHeader = body.Flag("withoutScopesHeader") ?? now.WithoutScopesHeader,
            UninstalledFirst = body.Flag("uninstalledFirst") ?? now.UninstalledFirst,
        };
        return () =>
        {
            workspace.App = app;
            return ControlAnswer.Json(View(request));
        };
    });

    private string? InstallTo(ControlBody body, string? now)
    {
        var name = body.Text("installTo");
        if (!string.IsNullOrEmpty(name) && slack.Find(name) is null)
        {
            body.Wrong("installTo", $"'{name}' is no workspace. POST /control/workspaces adds one.");
        }

        return name is null ? now : slack.Find(name)?.Team.Id;
    }

    private string? CallbackUrl(ControlBody body, string field, string? now)
    {
        var url = body.Text(field);
        if (url is null or "")
        {
            return url is null ? now : null;
        }

        if (sender.Problem(url, out _) is { } problem)
        {
            body.Wrong(field, problem);
        }

        return url;
    }

    private static IReadOnlyList<string>? RedirectUrls(ControlBody body)
    {
        var urls = body.Texts("redirectUrls");
        if (urls?.Any(url => url.Length > LongestUrl || !Uri.TryCreate(url, UriKind.Absolute, out var uri) || uri.Scheme is not ("http" or "https") || uri.Fragment.Length > 0) == true)
        {
            body.Wrong("redirectUrls", "Each must be a whole URL with http or https, without '#'.");
        }

        return urls;
    }

    private IResult Revoke(HttpRequest request, int index)
    {
        var workspace = ChosenWorkspace.Of(slack, request);
        if (workspace.Tokens.All.ElementAtOrDefault(index) is not { Problem: null } token)
        {
            return ControlAnswer.Invalid("index", $"There is no working token {index}.");
        }

        events.Publish(workspace, Revocation.Revoke(workspace, token));
        return ControlAnswer.Json(new { ok = true });
    }

    private IResult Uninstall(HttpRequest request)
    {
        var workspace = ChosenWorkspace.Of(slack, request);
        events.Publish(workspace, Revocation.Uninstall(workspace));
        return ControlAnswer.Json(new { ok = true });
    }

    private object View(HttpRequest request)
    {
        var app = slack.First.App;
        return new
        {
            clientId = SampleWorkspace.ClientId,
            clientSecret = SampleWorkspace.ClientSecret,
            signingSecret = SampleWorkspace.SigningSecret,
            app.InteractivityUrl,
            app.EventsUrl,
            redirectUrls = RedirectRule.For(app.RedirectUrls, request),
            app.TokenRotation,
            app.NewTokenOnReinstall,
            app.OrgInstall,
            app.DenyWithoutDescription,
            app.UninstallError,
            app.UninstalledFirst,
            app.InstallTo,
            app.WithoutScopesHeader,
        };
    }

    private object Shown(SlackToken token, int index, Workspace workspace) => new
    {
        index,
        token = CallLog.Redact(token.Value),
        type = token.IsBot ? "bot" : "user",
        user = token.UserId ?? workspace.Team.BotUserId,
        scopes = token.Scopes,
        problem = token.ProblemAt(clock.GetUtcNow()),
        token.ExpiresAt,
        token.IsOrgWide,
    };

    private static string? NullIfEmpty(string text) => text.Length == 0 ? null : text;
}
