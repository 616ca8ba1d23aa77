using Portal.SlackSimulator.Calls;
using Portal.SlackSimulator.Html;
using Portal.SlackSimulator.Workspaces;

namespace Portal.SlackSimulator.Viewer;

/// <summary>The app as an admin of the workspace sees it: install it, look at its tokens, end one or all.</summary>
internal static class AppHtml
{
    private const string State = "from-the-viewer";

    public static string Page(Workspace workspace, IReadOnlyList<string> redirectUrls, string basePath)
    {
        var html = new HtmlWriter();
        html.Add($"""<section class="app" aria-labelledby="install-title"><h2 id="install-title">Install</h2>""");
        Install(html, workspace.Team, redirectUrls, basePath);
        html.Add($"""</section><section class="app" aria-labelledby="tokens-title"><h2 id="tokens-title">Tokens</h2><ul id="tokens" aria-labelledby="tokens-title">""");
        html.Markup(Tokens(workspace));
        html.Add($"""
            </ul><p id="app-problem" class="problem" role="alert"></p>
            <p class="actions"><button type="button" class="button danger" id="uninstall">Uninstall the app</button></p>
            <p class="quiet">Ends every token and webhook of the app, and tells it so at its events URL.</p></section>
            <section class="app" aria-labelledby="settings-title"><h2 id="settings-title">Settings</h2><dl class="settings">
            """);
        Setting(html, "Client ID", SampleWorkspace.ClientId);
        Setting(html, "Client secret", SampleWorkspace.ClientSecret);
        Setting(html, "Signing secret", SampleWorkspace.SigningSecret);
        Setting(html, "Interactivity URL", workspace.App.InteractivityUrl, "none, so every click ends in ⚠");
        Setting(html, "Events URL", workspace.App.EventsUrl, "none, so no event is sent");
        Setting(html, "Redirect URLs", string.Join(", ", redirectUrls));
        return html.Add($"""</dl><p class="quiet">POST /control/app changes them.</p></section>""").ToString();
    }

    /// <summary>Refreshed while the page is open.</summary>
    public static string Tokens(Workspace workspace)
    {
        var html = new HtmlWriter();
        foreach (var (index, token) in workspace.Tokens.All.Index())
        {
            var name = CallLog.Redact(token.Value);
            html.Add($"""<li data-key="{index}" data-version="{token.Problem}-{token.Scopes.Count}"><div><code>{name}</code> <span class="badge">{(token.IsBot ? "BOT" : "USER")}</span> <span class="token-state">{token.Problem ?? "works"}</span>""");
            html.Add($"""<details class="scopes-of"><summary>{(token.Scopes.Count == 1 ? "1 scope" : $"{token.Scopes.Count} scopes")}</summary><p>{string.Join(", ", token.Scopes)}</p></details></div>""");
            if (token.Problem is null)
            {
                html.Add($"""<button type="button" class="button plain-button" data-revoke="{index}" aria-label="Revoke {name}">Revoke</button>""");
            }

            html.Add($"</li>");
        }

        return html.ToString();
    }

    private static void Install(HtmlWriter html, Team team, IReadOnlyList<string> redirectUrls, string basePath) => html.Add($"""
        <p>Better begin at the app itself: it knows an install that it began by the state it sent along. This form only shows the page, and the app may refuse what comes of it.</p>
        <form method="get" action="{basePath}/oauth/v2/authorize" class="panel-form">
        <input type="hidden" name="client_id" value="{SampleWorkspace.ClientId}"><input type="hidden" name="state" value="{State}"><input type="hidden" name="workspace" value="{team.Id}">
        <label for="install-scope">Scopes</label><input id="install-scope" name="scope" required autocomplete="off" value="{string.Join(',', WorkspaceSeed.FullScopes)}">
        <label for="install-redirect">Redirect URL</label><input id="install-redirect" name="redirect_uri" autocomplete="off" value="{redirectUrls[0]}">
        <p class="actions"><button class="button primary">Add to {team.Name}</button></p>
        </form>
        """);

    private static void Setting(HtmlWriter html, string name, string? value, string none = "")
    {
        html.Add($"<div><dt>{name}</dt><dd>");
        if (value is null)
        {
            html.Text(none);
        }
        else
        {
            html.Add($"<code>{value}</code>");
        }

        html.Add($"</dd></div>");
    }
}
