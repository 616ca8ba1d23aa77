using System.Text.Json.Serialization;
using Portal.Domain.Connections;

namespace Portal.Features.Connections;

/// <summary>A connection as pages and the API show it: of its secret only the last four characters.</summary>
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
    internal static ConnectionSummary Of(Connection row) => new(
        row.Id, row.Name, row.Mode, row.IsDefault, (row.WebhookUrl ?? row.BotToken)?.LastFour ?? "", row.Health, row.LastSuccessAt,
        row.FailingSince, row.LastError, row.CreatedAt, row.UpdatedAt);
}
