using Portal.SlackSimulator.Html;
using Portal.SlackSimulator.Workspaces;

namespace Portal.SlackSimulator.Viewer;

/// <summary>The whole page, readable before any script has run.</summary>
internal static class PageHtml
{
    /// <param name="form">The form that arms faults: markup of ours.</param>
    /// <param name="app">The app's own page: markup of ours, empty elsewhere.</param>
    public static string Write(ViewerState state, ViewerParts parts, string form, string app, string basePath, string url)
    {
        var html = new HtmlWriter();
        HtmlHead.Write(html, state.Title, basePath, hasScript: true);
        html.Add($"""
            <body data-base="{basePath}" data-version="{parts.Version}" data-channel="{(state.ShowsChannel ? state.Channel.Id : "")}" data-workspace="{state.Workspace.Team.Id}">
            <a class="skip" href="#content">Skip to the messages</a>
            <div class="banner" role="region" aria-label="About this page"><p><strong>Simulator, not Slack.</strong> Everything here lives in this process’s memory and reaches nobody.</p></div>
            <div class="layout">

            """);
        Sidebar(html, state, parts);
        html.Add($"""<main id="content" tabindex="-1"><header class="top"><div><h1>{state.Title}</h1><p class="topic">{Topic(state)}</p></div>""");
        FaultPanel(html, parts, form);
        html.Add($"""</header><ol id="messages" aria-label="Messages">""");
        html.Markup(parts.Messages);
        html.Add($"</ol>");
        if (state.ShowsApp)
        {
            html.Markup(app);
        }
        else
        {
            EmptyState(html, state, url);
        }

        html.Add($"""<p id="announce" class="hidden" role="status"></p></main></div></body></html>""");
        return html.ToString();
    }

    private static string Topic(ViewerState state) => state.ShowsApp ? "As an admin of the workspace sees it" : state.Query is not null
        ? "In all conversations, the newest at the bottom"
        : state.Channel switch
        {
            { IsDirect: true } => "Direct conversation with the app",
            { Topic.Length: > 0 } channel => $"{channel.Topic} · {channel.Members.Count} members · {channel.Id}",
            var channel => $"{channel.Members.Count} members · {channel.Id}",
        };

    private static void Sidebar(HtmlWriter html, ViewerState state, ViewerParts parts)
    {
        html.Add($"""
            <nav class="sidebar" aria-label="Conversations">
            <details id="drawer" open><summary>Conversations <span id="unread-total" class="unread" hidden></span></summary>

            """);
        Workspaces(html, state);
        html.Add($"""<form role="search" method="get">""");
        if (state.Others.Count > 0)
        {
            html.Add($"""<input type="hidden" name="workspace" value="{state.Workspace.Team.Id}">""");
        }

        html.Add($"""
            <label class="hidden" for="search">Search messages</label><input id="search" name="q" type="search" value="{state.Query}" placeholder="Search messages  ( / )"></form>
            <p class="list-title" id="channels-title">Channels</p><ul id="channels" aria-labelledby="channels-title">
            """);
        html.Markup(parts.Channels);
        html.Add($"""</ul><p class="list-title" id="directs-title">Direct messages</p><ul id="directs" aria-labelledby="directs-title">""");
        html.Markup(parts.Directs);
        html.Add($"""</ul><p class="quiet" id="no-directs">None yet. Post to a person’s id to open one.</p>""");
        html.Add($"""<p class="list-title">App</p><ul><li><a href="?workspace={state.Workspace.Team.Id}&amp;page=app" {(state.ShowsApp ? "aria-current=page" : "")}><span class="mark" aria-hidden="true">⚙</span><span class="name">Manage the app</span></a></li></ul></details></nav>""");
    }

    private static void Workspaces(HtmlWriter html, ViewerState state)
    {
        html.Add($"""<p class="workspace">{state.Workspace.Team.Name}</p>""");
        if (state.Others.Count == 0)
        {
            return;
        }

        html.Add($"""<ul aria-label="Other workspaces">""");
        foreach (var other in state.Others)
        {
            html.Add($"""<li><a href="?workspace={other.Team.Id}"><span class="mark" aria-hidden="true">⇄</span><span class="name">{other.Team.Name}</span></a></li>""");
        }

        html.Add($"</ul>");
    }

    private static void FaultPanel(HtmlWriter html, ViewerParts parts, string form)
    {
        html.Add($"""<details class="faults" id="faults"><summary class="button plain-button" data-armed="{parts.ArmedCount}">{FaultSummary(parts.ArmedCount)}</summary><div class="panel"><p class="panel-title">Faults on demand</p><ul id="armed" aria-label="Armed faults">""");
        html.Markup(parts.Armed);
        html.Add($"</ul>");
        html.Markup(form);
        html.Add($"</div></details>");
    }

    /// <summary>The words of the indicator; the script writes the same.</summary>
    private static string FaultSummary(int armed) => armed switch
    {
        0 => "No faults armed",
        1 => "⚠ 1 fault armed",
        _ => $"⚠ {armed} faults armed",
    };

    private static void EmptyState(HtmlWriter html, ViewerState state, string url)
    {
        html.Add($"""<section id="empty" class="empty" aria-label="Nothing here">""");
        if (state.Query is not null)
        {
            html.Add($"<p><strong>No message contains “{state.Query}”.</strong></p><p>Texts, blocks and attachments of all conversations were searched.</p>");
        }
        else
        {
            var hook = state.Workspace.Webhooks.All.FirstOrDefault(hook => hook.Refusal is null && hook.ChannelId == state.Channel.Id);
            html.Add($"<p><strong>Nothing was posted here yet.</strong></p><p>A message shows up by itself as soon as it is posted:</p>");
            html.Add($"<pre>{(hook is not null ? Curl(url + hook.Path, "") : Curl(url + "/api/chat.postMessage", $"\"channel\":\"{state.Channel.Id}\",", state.Workspace))}</pre>");
        }

        html.Add($"</section>");
    }

    private static string Curl(string url, string extra, Workspace? workspace = null) =>
        $"curl {url} \\\n  -H 'Content-Type: application/json; charset=utf-8' \\\n"
        + (workspace?.Tokens.All.FirstOrDefault(token => token.Problem is null) is { } working ? $"  -H 'Authorization: Bearer {working.Value}' \\\n" : "")
        + $"  -d '{{{extra}\"text\":\"Hello\"}}'";
}
