using System.Net;

namespace Portal.Domain.Connections;

/// <summary>Checks a pasted webhook URL. It is the only gate between what an admin types and the requests that the server makes.</summary>
public static class WebhookUrl
{
    private const string Field = "webhookUrl";
    private const int Longest = 1_000;

    private static readonly string[] SlackHosts = ["hooks.slack.com", "hooks.slack-gov.com"];

    /// <param name="pasted">As pasted: blanks around it do not matter.</param>
    /// <param name="extraAllowedHosts"><c>host:port</c> besides Slack's own; plain http only for loopback addresses among them.</param>
    public static WebhookUrlCheck Check(string pasted, IReadOnlySet<string> extraAllowedHosts)
    {
        var text = pasted.Trim();
        if (PastedSecret.WhatIs(text) is { } hint)
        {
            return Refused(hint);
        }

        if (text.Length == 0)
        {
            return Refused("Paste the webhook URL from Slack. It starts with https://hooks.slack.com/.");
        }

        // What Uri would quietly repair, another parser may read differently.
        if (text.Length > Longest || text.Any(c => c is <= ' ' or > '~' or '\\' or '@' or '#') || !Uri.TryCreate(text, UriKind.Absolute, out var url))
        {
            return Refused("This is not a webhook URL. Copy it from Slack; it starts with https://hooks.slack.com/.");
        }

        return ProblemOf(url, extraAllowedHosts) is { } problem ? Refused(problem) : new WebhookUrlCheck(text, []);
    }

    /// <summary>Whether it is at one of Slack's own hosts.</summary>
    public static bool IsAtSlack(Uri url) => SlackHosts.Contains(url.Host, StringComparer.Ordinal) && url.IsDefaultPort;

    private static string? ProblemOf(Uri url, IReadOnlySet<string> extraAllowedHosts)
    {
        var isExtra = extraAllowedHosts.Contains($"{url.Host}:{url.Port}");
        return url switch
        {
            { Scheme: "http" } when isExtra && IsLoopback(url) => PathProblem(url),
            { Scheme: not "https" } => "A webhook URL starts with https://.",
            _ when isExtra || IsAtSlack(url) => PathProblem(url),
            { Host: "api.slack.com" or "app.slack.com" or "slack.com" } => "This is a page of Slack, not a webhook. On the app's page open Incoming Webhooks and copy the Webhook URL.",
            _ when url.Host.EndsWith(".slack.com", StringComparison.Ordinal) && !SlackHosts.Contains(url.Host, StringComparer.Ordinal) =>
                "This is a page of a Slack workspace, not a webhook. On the app's page open Incoming Webhooks and copy the Webhook URL.",
            _ => "The webhook must be at hooks.slack.com or hooks.slack-gov.com. No other address is called.",
        };
    }

    private static string? PathProblem(Uri url)
    {
        var parts = url.AbsolutePath.Split('/', StringSplitOptions.RemoveEmptyEntries);
        if (parts is ["workflows" or "triggers", ..])
        {
            return "This starts a workflow of Slack's Workflow Builder. Portal needs an incoming webhook: its URL has /services/ in it.";
        }

        // Slack's own example for installs leaves /services out, so the number of parts counts, not their names.
        var secretParts = parts.Length - 1 - Array.IndexOf(parts, "services");
        return secretParts >= 3 && url.Query.Length == 0 ? null : "The URL is incomplete. Copy all of it: after /services/ come three parts.";
    }

    private static bool IsLoopback(Uri url) =>
        url.Host == "localhost" || (IPAddress.TryParse(url.Host.Trim('[', ']'), out var address) && IPAddress.IsLoopback(address));

    private static WebhookUrlCheck Refused(string problem) => new(null, [new FieldProblem(Field, problem)]);
}
