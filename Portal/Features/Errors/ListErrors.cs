using Microsoft.EntityFrameworkCore;
using Portal.Auth;
using Portal.Data;
using Portal.Domain.Errors;

namespace Portal.Features.Errors;

/// <summary>One page of an instance's errors, one for each cause, newest first.</summary>
internal sealed class ListErrors(IDbContextFactory<PortalDbContext> contexts)
{
    public async Task<Page<ErrorRow>> HandleAsync(InstanceCaller caller, ErrorFilter filter, int offset, int limit, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var matching = Matching(db, caller, filter);
        var total = await matching.CountAsync(cancellationToken);
        var rows = await matching
            .OrderByDescending(row => row.LastSeenAt).ThenByDescending(row => row.Id)
            .Skip(offset).Take(limit)
            .Select(row => new ErrorRow
            {
                Id = row.Id,
                Level = row.Level,
                Code = row.Code,
                Message = row.Message,
                Remedy = row.Remedy,
                ConnectionId = row.ConnectionId,
                ConnectionName = db.Connections.Where(connection => connection.Id == row.ConnectionId).Select(connection => connection.Name).FirstOrDefault(),
                FirstSeenAt = row.FirstSeenAt,
                LastSeenAt = row.LastSeenAt,
                Count = row.Count,
                AcknowledgedAt = row.AcknowledgedAt,
                AcknowledgedBy = row.AcknowledgedBy,
            })
            .ToListAsync(cancellationToken);
        return new Page<ErrorRow>(rows, total, offset, limit);
    }

    private static IQueryable<ErrorEntry> Matching(PortalDbContext db, InstanceCaller caller, ErrorFilter filter)
    {
        var rows = db.Errors.AsNoTracking().Where(row => row.InstanceId == caller.InstanceId && row.OrganizationId == caller.OrganizationId);
        rows = filter.Status switch
        {
            ErrorStatus.Open => rows.Where(row => row.AcknowledgedAt == null),
            ErrorStatus.Acknowledged => rows.Where(row => row.AcknowledgedAt != null),
            ErrorStatus.All => rows,
        };
        return filter.Level is null ? rows : rows.Where(row => row.Level == filter.Level);
    }
}

/// <summary>Whether an error was acknowledged.</summary>
public enum ErrorStatus
{
    Open,
    Acknowledged,
    All,
}

internal sealed record ErrorFilter(ErrorStatus Status = ErrorStatus.Open, ErrorLevel? Level = null);

/// <summary>A cause of failure as the page and the API show it.</summary>
public sealed record ErrorRow
{
    public required Guid Id { get; init; }

    public required ErrorLevel Level { get; init; }

    public required string Code { get; init; }

    public required string Message { get; init; }

    public required string Remedy { get; init; }

    public Guid? ConnectionId { get; init; }

    /// <summary>Null when there is none, or none any more.</summary>
    public string? ConnectionName { get; init; }

    public required DateTimeOffset FirstSeenAt { get; init; }

    public required DateTimeOffset LastSeenAt { get; init; }

    public required long Count { get; init; }

    public DateTimeOffset? AcknowledgedAt { get; init; }

    public string? AcknowledgedBy { get; init; }
}
