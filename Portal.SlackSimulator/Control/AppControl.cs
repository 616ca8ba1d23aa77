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
        control.MapGet("/tokens", () => ControlAnswer.Json(new { tokens = slack.Workspace.Tokens.All.Select((token, index) => Shown(token, index)) }));
        control.MapPost("/tokens/{index:int}/revoke", Revoke);
        control.MapPost("/uninstall", Uninstall);
    }

    private Task<IResult> SetAsync(HttpRequest request) => ControlBody.HandleAsync(request, body =>
    {
        var workspace = slack.Workspace;
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
            UninstalledFirst = body.Flag("uninstalledFirst") ?? now.UninstalledFirst,
        };
        return () =>
        {
            workspace.App = app;
            return ControlAnswer.Json(View(request));
        };
    });

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

    private IResult Revoke(int index)
    {
        var workspace = slack.Workspace;
        if (workspace.Tokens.All.ElementAtOrDefault(index) is not { Problem: null } token)
        {
            return ControlAnswer.Invalid("index", $"There is no working token {index}.");
        }

        events.Publish(Revocation.Revoke(workspace, token));
        return ControlAnswer.Json(new { ok = true });
    }

    private IResult Uninstall()
    {
        events.Publish(Revocation.Uninstall(slack.Workspace));
        return ControlAnswer.Json(new { ok = true });
    }

    private object View(HttpRequest request)
    {
        var app = slack.Workspace.App;
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
        };
    }

    private object Shown(SlackToken token, int index) => new
    {
        index,
        token = CallLog.Redact(token.Value),
        type = token.IsBot ? "bot" : "user",
        user = token.UserId ?? SampleWorkspace.BotUserId,
        scopes = token.Scopes,
        problem = token.ProblemAt(clock.GetUtcNow()),
        token.ExpiresAt,
        token.IsOrgWide,
    };

    private static string? NullIfEmpty(string text) => text.Length == 0 ? null : text;
}
