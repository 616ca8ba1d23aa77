using Portal.SlackSimulator.Api;
using Portal.SlackSimulator.Faults;
using Portal.SlackSimulator.Workspaces;

namespace Portal.SlackSimulator.Control;

/// <summary>What a fault can be aimed at.</summary>
internal sealed class FaultTargets(SimulatedSlack slack, ApiMethodCatalog methods)
{
    /// <summary>The target as calls know it (a channel by id, a person by the id of the conversation), or null if there is no such thing.</summary>
    public string? Find(string target)
    {
        if (target is Fault.AnyWebhook or Fault.AnyMethod || methods.Find(target) is not null)
        {
            return target;
        }

        return slack.All.Select(workspace => FindIn(workspace, target)).FirstOrDefault(found => found is not null);
    }

    private static string? FindIn(Workspace workspace, string target)
    {
        var path = WebhookPath(target);
        return workspace.Tokens.Find(target) is not null ? target
            : path is not null && workspace.Webhooks.Find(path) is not null ? path
            : workspace.Users.Find(target) is { TakesDirectMessages: true } person ? workspace.OpenDirect([person]).Id
            : workspace.FindChannel(target)?.Id;
    }

    // A whole URL may be pasted.
    private static string? WebhookPath(string target) => target.IndexOf("/services/", StringComparison.Ordinal) is >= 0 and var at ? target[at..] : null;
}
