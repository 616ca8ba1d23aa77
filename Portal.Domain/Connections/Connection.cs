using Portal.Domain.Audit;
using Portal.Domain.Auth;

namespace Portal.Domain.Connections;

/// <summary>How an instance reaches Slack. What a mode needs stands in its secrets; the rest of the row is the same for all modes.</summary>
public sealed class Connection : IAudited
{
    public required Guid Id { get; init; }

    public required Guid OrganizationId { get; init; }

    public required Guid InstanceId { get; init; }

    /// <summary>Unique in the instance, at most 80 characters (seed 003).</summary>
    public required string Name { get; set; }

    /// <summary>One of <see cref="ConnectionModeKeys"/>.</summary>
    public required string Mode { get; init; }

    /// <summary>At most one in an instance; a filtered unique index holds it.</summary>
    public bool IsDefault { get; set; }

    public ProtectedSecret? WebhookUrl { get; set; }

    public ProtectedSecret? LookupBotToken { get; set; }

    public ProtectedSecret? BotToken { get; set; }

    public string? TeamId { get; set; }

    public string? TeamName { get; set; }

    public string? BotUserId { get; set; }

    public string? AppId { get; set; }

    /// <summary>The Enterprise organization that the workspace belongs to. An install in all of it has no <see cref="TeamId"/>.</summary>
    public string? EnterpriseId { get; set; }

    /// <summary>What the bot token may do, as Slack said last; comma-separated.</summary>
    public string? Scopes { get; set; }

    /// <summary>Who connected it: the member's name.</summary>
    public string? InstalledBy { get; set; }

    /// <summary>When the present token was stored. Slack's news from before it are about an older token.</summary>
    public DateTimeOffset? InstalledAt { get; set; }

    public ConnectionStatus Status { get; private set; }

    public DateTimeOffset? LastSuccessAt { get; private set; }

    /// <summary>When the present run of failures began; null while all is well.</summary>
    public DateTimeOffset? FailingSince { get; private set; }

    /// <summary>Slack's word for the newest failure, such as <c>no_service</c>.</summary>
    public string? LastError { get; private set; }

    /// <summary>When Slack began to refuse the lookup token; null while people are found, or none was looked up.</summary>
    public DateTimeOffset? LookupFailingSince { get; private set; }

    /// <summary>Slack's word for the newest refusal to look people up, such as <c>token_revoked</c>.</summary>
    public string? LookupError { get; private set; }

    /// <summary>Until when Slack asked not to be posted to, where that is long enough to be noticed; null when it did not, or the time is over.</summary>
    public DateTimeOffset? HeldUntil { get; private set; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required DateTimeOffset UpdatedAt { get; set; }

    Guid? IAudited.InstanceId => InstanceId;

    string IAudited.AuditName => Name;

    public ConnectionHealth Health => this switch
    {
        { Status: ConnectionStatus.Disabled } => ConnectionHealth.Disabled,
        { Status: ConnectionStatus.ReconnectNeeded } => ConnectionHealth.ReconnectNeeded,
        { HeldUntil: not null } => ConnectionHealth.Held,
        { FailingSince: not null } => ConnectionHealth.Failing,
        { LookupFailingSince: not null } => ConnectionHealth.NamesOnly,
        { LastSuccessAt: null } => ConnectionHealth.NeverUsed,
        _ => ConnectionHealth.Ready,
    };

    /// <summary>A success also ends <see cref="ConnectionStatus.ReconnectNeeded"/>: Slack took the credentials again.</summary>
    public void Succeeded(DateTimeOffset at)
    {
        LastSuccessAt = at;
        FailingSince = null;
        LastError = null;
        HeldUntil = null;
        if (Status == ConnectionStatus.ReconnectNeeded)
        {
            Status = ConnectionStatus.Active;
        }
    }

    public void Failed(string error, bool credentialsRefused, DateTimeOffset at)
    {
        FailingSince ??= at;
        LastError = error;
        if (credentialsRefused && Status == ConnectionStatus.Active)
        {
            Status = ConnectionStatus.ReconnectNeeded;
        }
    }

    /// <summary>Slack asked to wait.</summary>
    /// <param name="until">Null once that is over.</param>
    public void Hold(DateTimeOffset? until) => HeldUntil = until;

    /// <summary>Slack refuses to look people up. Messages go on, so this is no failure of the connection.</summary>
    public void LookupFailed(string error, DateTimeOffset at)
    {
        LookupFailingSince ??= at;
        LookupError = error;
    }

    public void LookupSucceeded() => (LookupFailingSince, LookupError) = (null, null);

    public void Disable() => Status = ConnectionStatus.Disabled;

    public void Enable() => Status = ConnectionStatus.Active;

    /// <summary>New credentials begin with a clean slate: what the old ones did says nothing about them.</summary>
    public void ReplaceWebhookUrl(ProtectedSecret url)
    {
        WebhookUrl = url;
        BeginAnew();
    }

    public void ReplaceBotToken(ProtectedSecret token, string installedBy, DateTimeOffset at)
    {
        BotToken = token;
        InstalledBy = installedBy;
        InstalledAt = at;
        BeginAnew();
    }

    public void ReplaceLookupToken(ProtectedSecret token)
    {
        LookupBotToken = token;
        LookupSucceeded();
        BeginAnew();
    }

    private void BeginAnew()
    {
        LastSuccessAt = null;
        FailingSince = null;
        LastError = null;
        HeldUntil = null;
        if (Status == ConnectionStatus.ReconnectNeeded)
        {
            Status = ConnectionStatus.Active;
        }
    }
}
