using System.Net;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using Portal.Domain.Slack;

namespace Portal.Slack;

/// <summary>Reports every wrong Slack setting at once, each by the key to set.</summary>
internal sealed class SlackOptionsValidation(IHostEnvironment? environment = null) : IValidateOptions<SlackOptions>
{
    public ValidateOptionsResult Validate(string? name, SlackOptions options)
    {
        string[] problems =
        [
            .. Address("Slack:ApiBaseUrl", options.ApiBaseUrl),
            .. Address("Slack:AuthorizeUrl", options.AuthorizeUrl),
            .. Address("Slack:AppsUrl", options.AppsUrl),
            .. OneSlack(options),
            .. App(options),
            .. options.AllowedWebhookHosts.SelectMany(AllowedHost),
            .. Limits(options.Limits),
            .. Timeout(options.RequestTimeout),
        ];
        return problems.Length == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(problems);
    }

    private static IEnumerable<string> Address(string key, string value)
    {
        if (!Uri.TryCreate(value, UriKind.Absolute, out var url) || (url.Scheme != Uri.UriSchemeHttps && url.Scheme != Uri.UriSchemeHttp))
        {
            yield return $"{key} must be an absolute https URL, but is \"{value}\".";
        }
        else if (url.Scheme == Uri.UriSchemeHttp && !url.IsLoopback)
        {
            yield return $"{key} must use https: tokens are sent there. Plain http is for loopback addresses only.";
        }
        else if (url.Query.Length > 0 || url.Fragment.Length > 0 || url.UserInfo.Length > 0)
        {
            yield return $"{key} must be an address without user, query and fragment.";
        }
    }

    // GovSlack is a Slack of its own: an app, code or token of one is unknown to the other.
    private static IEnumerable<string> OneSlack(SlackOptions options)
    {
        (string Key, string Value, string OfGov)[] all =
        [
            ("Slack:ApiBaseUrl", options.ApiBaseUrl, "https://slack-gov.com/api/"),
            ("Slack:AuthorizeUrl", options.AuthorizeUrl, "https://slack-gov.com/oauth/v2/authorize"),
            ("Slack:AppsUrl", options.AppsUrl, "https://api.slack-gov.com/apps"),
        ];
        var isAny = all.Any(address => IsOf("slack-gov.com", address.Value));
        return all.Where(address => isAny && IsOf("slack.com", address.Value))
            .Select(address => $"{address.Key} is at slack.com while another address is at slack-gov.com: for GovSlack set it to {address.OfGov}.");
    }

    private static bool IsOf(string domain, string value) =>
        Uri.TryCreate(value, UriKind.Absolute, out var url) && (url.Host == domain || url.Host.EndsWith("." + domain, StringComparison.Ordinal));

    private static IEnumerable<string> App(SlackOptions options)
    {
        if (options.ClientId.Length > 0 && options.ClientSecret.Length == 0)
        {
            yield return "Slack:ClientSecret must be set where Slack:ClientId is: both are on the app's page \"Basic Information\".";
        }

        if (options.ClientSecret.Length > 0 && options.ClientId.Length == 0)
        {
            yield return "Slack:ClientId must be set where Slack:ClientSecret is: both are on the app's page \"Basic Information\".";
        }
    }

    private IEnumerable<string> AllowedHost(string entry)
    {
        const string Key = "Slack:AllowedWebhookHosts";
        if (!Uri.TryCreate($"https://{entry}/", UriKind.Absolute, out var url) || url.AbsolutePath != "/" || url.UserInfo.Length > 0
            || url.Query.Length > 0 || url.Fragment.Length > 0 || !entry.EndsWith($":{url.Port}", StringComparison.Ordinal))
        {
            yield return $"{Key}: \"{entry}\" must be host:port, for example \"slack.example.com:443\".";
        }
        else if (url.IsLoopback && environment is not null && !environment.IsDevelopment())
        {
            yield return $"{Key}: {entry} is a loopback address, which is allowed in Development only.";
        }
        else if (IPAddress.TryParse(url.Host.Trim('[', ']'), out _) && !url.IsLoopback)
        {
            yield return $"{Key}: {entry} must be a name, because https cannot prove who an address is.";
        }
    }

    private static IEnumerable<string> Limits(SlackLimits limits)
    {
        (string Key, double Value)[] all =
        [
            (nameof(limits.MessagesPerSecondPerChannel), limits.MessagesPerSecondPerChannel),
            (nameof(limits.MessagesPerMinutePerWorkspace), limits.MessagesPerMinutePerWorkspace),
            (nameof(limits.Tier1PerMinute), limits.Tier1PerMinute),
            (nameof(limits.Tier2PerMinute), limits.Tier2PerMinute),
            (nameof(limits.Tier3PerMinute), limits.Tier3PerMinute),
            (nameof(limits.Tier4PerMinute), limits.Tier4PerMinute),
        ];
        return all.Where(limit => !(limit.Value >= 0 && double.IsFinite(limit.Value)))
            .Select(limit => $"Slack:Limits:{limit.Key} must be 0 (no limit) or more, but is {limit.Value}.");
    }

    private static IEnumerable<string> Timeout(TimeSpan timeout)
    {
        if (timeout <= TimeSpan.Zero || timeout > TimeSpan.FromMinutes(5))
        {
            yield return $"Slack:RequestTimeout must be above zero and at most 00:05:00, but is {timeout}.";
        }
    }
}
