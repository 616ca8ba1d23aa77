using System.Globalization;
using Portal.SlackSimulator.Html;
using Portal.SlackSimulator.Workspaces;

namespace Portal.SlackSimulator.Viewer;

/// <summary>What stands between angle brackets: people, channels, groups, dates, links.</summary>
internal sealed class MrkdwnReference(Workspace workspace)
{
    private const string Chip = "chip";

    public void Write(HtmlWriter html, string inner)
    {
        var bar = inner.IndexOf('|', StringComparison.Ordinal);
        var (target, label) = bar < 0 ? (inner, null) : (inner[..bar], inner[(bar + 1)..]);
        switch (target)
        {
            case ['@', .. var id]:
                html.Add($"""<span class="{Chip}">@{workspace.Users.Find(id)?.RealName ?? label ?? id}</span>""");
                break;
            case ['#', .. var id]:
                html.Add($"""<a class="{Chip}" href="?channel={id}">#{workspace.FindChannel(id)?.Name ?? label ?? id}</a>""");
                break;
            case ['!', .. var command]:
                Command(html, command, label);
                break;
            default:
                Link(html, target, label);
                break;
        }
    }

    public static bool IsLink(string url) =>
        Uri.TryCreate(url, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" or "mailto";

    private void Command(HtmlWriter html, string command, string? label)
    {
        if (command.StartsWith("date^", StringComparison.Ordinal))
        {
            Date(html, command, label);
        }
        else if (command.StartsWith("subteam^", StringComparison.Ordinal))
        {
            html.Add($"""<span class="{Chip}">{NameOfGroup(command["subteam^".Length..], label)}</span>""");
        }
        else
        {
            html.Add($"""<span class="{Chip} loud">@{label ?? command}</span>""");
        }
    }

    // A disabled group is no longer resolved.
    private string NameOfGroup(string id, string? label) =>
        workspace.Usergroups.Find(id) is { IsDisabled: false } group ? "@" + group.Handle : label ?? "@" + id;

    private static void Date(HtmlWriter html, string command, string? fallback)
    {
        var parts = command.Split('^', 4);
        if (parts.Length < 3 || !long.TryParse(parts[1], CultureInfo.InvariantCulture, out var seconds) || seconds is < 0 or > 253_402_300_799)
        {
            html.Text(fallback ?? command);
            return;
        }

        var isLink = parts.Length == 4 && IsLink(parts[3]);
        if (isLink)
        {
            html.Add($"""<a href="{parts[3]}" target="_blank" rel="noopener noreferrer">""");
        }

        var time = DateTimeOffset.FromUnixTimeSeconds(seconds);
        // Shown in UTC until the script puts it into the reader's own time zone.
        html.Add($"""<time class="date" datetime="{time:yyyy-MM-ddTHH:mm:ssZ}" data-format="{parts[2]}" title="{fallback}">{DateTokens.Format(parts[2], time)}</time>""");
        html.Markup(isLink ? "</a>" : "");
    }

    private static void Link(HtmlWriter html, string url, string? label)
    {
        if (!IsLink(url))
        {
            html.Text(label is null ? $"<{url}>" : $"<{url}|{label}>");
            return;
        }

        html.Add($"""<a href="{url}" target="_blank" rel="noopener noreferrer">{label ?? (url.StartsWith("mailto:", StringComparison.Ordinal) ? url[7..] : url)}</a>""");
    }
}
