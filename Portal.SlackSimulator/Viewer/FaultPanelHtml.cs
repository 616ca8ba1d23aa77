using Portal.SlackSimulator.Api;
using Portal.SlackSimulator.Control;
using Portal.SlackSimulator.Faults;
using Portal.SlackSimulator.Html;
using Portal.SlackSimulator.Workspaces;

namespace Portal.SlackSimulator.Viewer;

/// <summary>Arming faults by hand. What is armed is refreshed with the messages, the form is not.</summary>
internal static class FaultPanelHtml
{
    public static string Armed(FaultBoard faults, Workspace workspace)
    {
        var html = new HtmlWriter();
        foreach (var fault in faults.Armed.Select(FaultView.Of))
        {
            html.Add($"""<li data-key="{fault.Id}" data-version="{fault.CountLeft}"><span><strong>{fault.Kind}</strong> {fault.Error} on <code>{Name(fault.Target, workspace)}</code> """);
            html.Add($"""{(fault.CountLeft is { } left ? $"{left} more" : "until cleared")}</span><button type="button" class="button plain-button" data-clear="{fault.Id}" aria-label="Clear {fault.Kind} on {Name(fault.Target, workspace)}">Clear</button></li>""");
        }

        return html.ToString();
    }

    public static string Form(ApiMethodCatalog methods, Workspace workspace)
    {
        var html = new HtmlWriter();
        html.Add($"""<form id="fault-form"><label for="fault-target">Where</label><select id="fault-target" name="target" required>""");
        Group(html, "Webhooks", [(Fault.AnyWebhook, "every webhook"), .. workspace.Webhooks.All.Where(hook => hook.Refusal is null).Select(hook => (hook.Path, $"webhook {hook.Title}"))]);
        Group(html, "Methods", [(Fault.AnyMethod, "every method"), .. methods.All.Select(method => (method.Name, method.Name))]);
        Group(html, "Channels", workspace.Channels.Where(channel => channel is { IsDirect: false, IsMember: true }).Select(channel => (channel.Id, "#" + channel.Name)));
        Group(html, "Tokens", workspace.Tokens.All.Where(token => token.Problem is null).Select(token => (token.Value, token.Value)));
        html.Add($"""</select><label for="fault-kind">What happens</label><select id="fault-kind" name="kind" required>""");
        foreach (var kind in FaultKind.Armable)
        {
            html.Add($"""<option value="{kind.Name}">{kind.Meaning} ({kind.Name})</option>""");
        }

        html.Add($"""
            </select>
            <div class="row">
            <div><label for="fault-count">How often</label><input id="fault-count" name="count" type="number" min="1" placeholder="until cleared"></div>
            <div><label for="fault-delay">Delay in ms</label><input id="fault-delay" name="delayMs" type="number" min="0" max="300000" placeholder="3000 if slow"></div>
            </div>
            <label for="fault-error">Error to answer</label><input id="fault-error" name="error" maxlength="100" placeholder="channel_not_found" autocomplete="off">
            <p id="fault-problem" class="problem" role="alert"></p>
            <div class="actions"><button class="button primary">Arm</button><button type="button" class="button plain-button" id="fault-clear">Clear all</button></div>
            </form>
            """);
        return html.ToString();
    }

    private static string Name(string target, Workspace workspace) =>
        workspace.Webhooks.Find(target) is { } hook ? $"webhook {hook.Title}"
        : workspace.FindChannel(target) is { IsDirect: false } channel ? "#" + channel.Name
        : target;

    private static void Group(HtmlWriter html, string label, IEnumerable<(string Value, string Name)> options)
    {
        html.Add($"""<optgroup label="{label}">""");
        foreach (var (value, name) in options)
        {
            html.Add($"""<option value="{value}">{name}</option>""");
        }

        html.Add($"</optgroup>");
    }
}
