using Portal.SlackSimulator.Html;
using Portal.SlackSimulator.Workspaces;

namespace Portal.SlackSimulator.OAuth;

/// <summary>Slack's consent page, and its page for requests that it does not even ask about.</summary>
internal static class ConsentHtml
{
    public static string Ask(AuthorizationRequest request, Workspace workspace, IReadOnlyList<(string Name, string Url)> others, string basePath)
    {
        var html = new HtmlWriter();
        Begin(html, basePath, $"{SampleWorkspace.AppName} asks for access");
        var place = workspace.App.OrgInstall ? "organization" : "workspace";
        html.Add($"""<div class="consent-apps" aria-hidden="true"><span class="avatar">P</span><span class="consent-arrow">⇄</span><span class="avatar workspace-avatar">{workspace.Team.Name[..1]}</span></div>""");
        html.Add($"""<h1><strong>{SampleWorkspace.AppName}</strong> is requesting permission to access the <strong>{workspace.Team.Name}</strong> {place}</h1>""");
        html.Add($"""<p class="topic">You are signed in as {workspace.Users.Find(workspace.Team.InstallerId)!.RealName}.</p>""");
        foreach (var (name, url) in others)
        {
            html.Add($"""<p class="topic"><a class="other-workspace" href="{url}">Use {name} instead</a></p>""");
        }

        Scopes(html, $"What will {SampleWorkspace.AppName} be able to view?", "view", request.Scopes.Where(ScopeWords.IsReading));
        Scopes(html, $"What will {SampleWorkspace.AppName} be able to do?", "do", request.Scopes.Where(scope => !ScopeWords.IsReading(scope)));
        Scopes(html, $"What will {SampleWorkspace.AppName} be able to do as you?", "user", request.UserScopes);
        html.Add($"""<form method="post" id="consent-form">""");
        if (request.WantsWebhook)
        {
            Channels(html, workspace);
        }

        html.Add($"""<div class="actions consent-actions"><button class="button plain-button" id="cancel" name="decision" value="cancel">Cancel</button>""");
        html.Add($"""<button class="button primary" id="allow" name="decision" value="allow">Allow</button></div></form>""");
        return End(html);
    }

    public static string Refused(string problem, string basePath)
    {
        var html = new HtmlWriter();
        Begin(html, basePath, "Something went wrong");
        html.Add($"""<h1>Something went wrong when authorizing this app</h1><p id="oauth-error" role="alert">Error details: <code>{problem}</code></p><p>{Explain(problem)}</p>""");
        return End(html);
    }

    private static string Explain(string problem) => problem switch
    {
        "invalid_client_id" => $"No app has this client_id. The simulated app is {SampleWorkspace.ClientId}.",
        "bad_redirect_uri" => "redirect_uri is none of the app’s Redirect URLs and lies below none of them. /control/app shows and sets them.",
        "no_scopes" => "Neither scope nor user_scope names a scope.",
        "invalid_scope" => "One of the scopes does not exist.",
        _ => "The chosen channel does not exist any more.",
    };

    private static void Begin(HtmlWriter html, string basePath, string title)
    {
        HtmlHead.Write(html, title, basePath, hasScript: false);
        html.Add($"""
            <body>
            <div class="banner" role="region" aria-label="About this page"><p><strong>Simulator, not Slack.</strong> Nobody is let in anywhere.</p></div>
            <main class="consent">

            """);
    }

    private static string End(HtmlWriter html) => html.Add($"</main></body></html>").ToString();

    private static void Scopes(HtmlWriter html, string question, string id, IEnumerable<string> scopes)
    {
        var list = scopes.ToArray();
        if (list.Length == 0)
        {
            return;
        }

        html.Add($"""<section aria-labelledby="can-{id}"><h2 id="can-{id}">{question}</h2><ul class="scopes">""");
        foreach (var scope in list)
        {
            html.Add($"""<li data-scope="{scope}">{ScopeWords.For(scope)} <code>{scope}</code></li>""");
        }

        html.Add($"</ul></section>");
    }

    private static void Channels(HtmlWriter html, Workspace workspace)
    {
        html.Add($"""<p class="consent-channel"><label for="channel">Where should {SampleWorkspace.AppName} post?</label><select id="channel" name="channel">""");
        foreach (var channel in workspace.Channels.Where(channel => channel is { IsDirect: false, IsArchived: false, IsVisible: true }))
        {
            html.Add($"""<option value="{channel.Id}" {(channel.Id == workspace.MainChannel.Id ? "selected" : "")}>#{channel.Name}</option>""");
        }

        html.Add($"</select></p>");
    }
}
