using Portal.Api;
using Portal.Auth;

namespace Portal.Features.Errors;

/// <summary>Errors by cause over HTTP.</summary>
internal static class ErrorsApi
{
    public static async Task<IResult> ListAsync(
        InstanceCaller caller, [AsParameters] ErrorParameters parameters, ListErrors list, CancellationToken cancellationToken)
    {
        var request = parameters.Read();
        if (request.Value is not { } asked)
        {
            return request.ToHttp();
        }

        var page = await list.HandleAsync(caller, asked.Filter, asked.Offset, asked.Limit, cancellationToken);
        return Results.Ok(new Page<ErrorJson>([.. page.Items.Select(ErrorJson.From)], page.Total, page.Offset, page.Limit));
    }

    public static async Task<IResult> AcknowledgeAsync(InstanceCaller caller, string id, AcknowledgeError acknowledge, CancellationToken cancellationToken) =>
        Guid.TryParse(id, out var key) ? (await acknowledge.HandleAsync(caller, key, cancellationToken)).ToHttp() : Problems.NotFound();
}

/// <summary>A cause of failure as the API answers it.</summary>
internal sealed record ErrorJson(
    Guid Id,
    string Level,
    string Code,
    string Message,
    string Remedy,
    Guid? ConnectionId,
    string? ConnectionName,
    DateTimeOffset FirstSeenAt,
    DateTimeOffset LastSeenAt,
    long Count,
    DateTimeOffset? AcknowledgedAt,
    string? AcknowledgedBy)
{
    public static ErrorJson From(ErrorRow row) => new(
        row.Id, row.Level.ToText(), row.Code, row.Message, row.Remedy, row.ConnectionId, row.ConnectionName,
        row.FirstSeenAt, row.LastSeenAt, row.Count, row.AcknowledgedAt, row.AcknowledgedBy);
}
