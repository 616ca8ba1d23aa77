using System.Text.Json.Serialization;
using Portal.Domain.Connections;

namespace Portal.Features.Connections;

/// <summary>A connection as pages and the API show it: of its secrets only the last four characters.</summary>
/// <param name="LastFour">Of the secret that sends.</param>
public sealed record ConnectionSummary(
    Guid Id,
    string Name,
    string Mode,
    bool IsDefault,
    string LastFour,
    [property: JsonConverter(typeof(JsonStringEnumConverter<ConnectionHealth>))] ConnectionHealth Health,
    DateTimeOffset? LastSuccessAt,
    DateTimeOffset? FailingSince,
    string? LastError,
    DateTimeOffset CreatedAt,
    DateTimeOffset UpdatedAt)
{
    /// <summary>Of each secret; null for one that is not stored.</summary>
    public ConnectionSecretEnds Secrets { get; init; } = new(null, null, null);

    /// <summary>Since when Slack refuses to look people up; messages name them meanwhile.</summary>
    public DateTimeOffset? LookupFailingSince { get; init; }

    /// <summary>Slack's word for it.</summary>
    public string? LookupError { get; init; }

    /// <summary>Until when Slack asked not to be posted to.</summary>
    public DateTimeOffset? HeldUntil { get; init; }

    /// <summary>True where a new connection was asked for with <c>replace</c>, and the present one of the app and workspace has the token now; else null.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public bool? Renewed { get; init; }

    /// <summary>Null for a connection that only posts to a webhook.</summary>
    public ConnectedWorkspace? Workspace { get; init; }

    internal static ConnectionSummary Of(Connection row) => new(
        row.Id, row.Name, row.Mode, row.IsDefault, (row.WebhookUrl ?? row.BotToken)?.LastFour ?? "", row.Health, row.LastSuccessAt,
        row.FailingSince, row.LastError, row.CreatedAt, row.UpdatedAt)
    {
        Secrets = new ConnectionSecretEnds(row.WebhookUrl?.LastFour, row.BotToken?.LastFour, row.LookupBotToken?.LastFour),
        Workspace = ConnectedWorkspace.Of(row),
        LookupFailingSince = row.LookupFailingSince,
        LookupError = row.LookupError,
        HeldUntil = row.HeldUntil,
    };
}

/// <summary>The last four characters of each stored secret.</summary>
public sealed record ConnectionSecretEnds(string? WebhookUrl, string? BotToken, string? LookupToken);

/// <summary>Where the app is installed, by whom, and what it may do.</summary>
/// <param name="Scopes">As Slack said last; empty when it did not say.</param>
public sealed record ConnectedWorkspace(string? TeamId, string? TeamName, string? BotUserId, string? InstalledBy, DateTimeOffset? InstalledAt, IReadOnlyList<string> Scopes)
{
    internal static ConnectedWorkspace? Of(Connection row) => row.TeamId is null && row.TeamName is null && row.BotUserId is null && row.Scopes is null
        ? null
        : new(row.TeamId, row.TeamName, row.BotUserId, row.InstalledBy, row.InstalledAt, row.Scopes?.Split(',', StringSplitOptions.RemoveEmptyEntries) ?? []);
}
