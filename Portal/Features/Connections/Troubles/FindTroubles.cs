using Microsoft.EntityFrameworkCore;
using Portal.Auth;
using Portal.Data;
using Portal.Domain.Connections;
using Portal.Domain.Errors;
using Portal.Domain.Notifications.Routing;
using Portal.Domain.Slack;

namespace Portal.Features.Connections.Troubles;

/// <summary>Connections by which nothing arrives at the moment, the default first; then those whose messages only name people.</summary>
internal sealed class FindTroubles(IDbContextFactory<PortalDbContext> contexts)
{
    public async Task<IReadOnlyList<ConnectionTrouble>> HandleAsync(InstanceCaller caller, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var rows = await db.ConnectionsOf(caller).AsNoTracking()
            .Where(row => row.Status == ConnectionStatus.ReconnectNeeded || (row.Status == ConnectionStatus.Active && (row.FailingSince != null || row.LookupFailingSince != null)))
            .OrderBy(row => row.Status == ConnectionStatus.Active && row.FailingSince == null)
            .ThenByDescending(row => row.IsDefault).ThenBy(row => row.Name)
            .Take(20)
            .ToListAsync(cancellationToken);
        var fallback = rows.Count == 0
            ? null
            : await db.InstanceSettings.Where(row => row.InstanceId == caller.InstanceId).Select(row => row.Fallback).FirstOrDefaultAsync(cancellationToken);
        return [.. rows.Select(row => Describe(row, fallback ?? FallbackKeys.Default))];
    }

    private static ConnectionTrouble Describe(Connection row, string fallback)
    {
        if (row.Health == ConnectionHealth.NamesOnly)
        {
            return OfLookup(row, fallback);
        }

        var error = SlackError.Classify(row.LastError ?? "invalid_auth", null);
        var advice = ErrorAdvice.For(error, new AdviceContext(row.Name));
        return new ConnectionTrouble(
            row.Id, row.Name, row.Status == ConnectionStatus.ReconnectNeeded, row.FailingSince, advice.Message, advice.Remedy, fallback);
    }

    private static ConnectionTrouble OfLookup(Connection row, string fallback)
    {
        var error = SlackError.Classify(row.LookupError ?? "invalid_auth", null);
        var remedy = $"Slack answered {error.Code}. {LookupAdvice.For(error, row.Name).Remedy}";
        return new ConnectionTrouble(row.Id, row.Name, IsStopped: false, row.LookupFailingSince, LookupAdvice.Short, remedy, fallback)
        {
            IsOfLookup = true,
        };
    }
}

/// <summary>A connection that an admin has to mend.</summary>
/// <param name="IsStopped">Nothing is sent by it until it is mended; else each message still tries.</param>
/// <param name="Fallback">What becomes of messages meanwhile, where no definition says otherwise.</param>
public sealed record ConnectionTrouble(
    Guid Id, string Name, bool IsStopped, DateTimeOffset? Since, string Message, string Remedy, string Fallback)
{
    /// <summary>Messages arrive, but name people without mentioning them.</summary>
    public bool IsOfLookup { get; init; }

    /// <summary>What is the matter, after the connection's name.</summary>
    public string State => IsStopped ? "needs to be reconnected" : IsOfLookup ? "names people instead of notifying them" : "is failing";

    public string Consequence => (Fallback, IsStopped) switch
    {
        _ when IsOfLookup => "Messages still arrive in the channel, but Slack notifies nobody in person.",
        (FallbackKeys.Email, true) => "Notifications go out by e-mail until it is mended.",
        (FallbackKeys.Email, false) => "Each notification still tries it; what fails goes out by e-mail.",
        (_, true) => "Nobody is told until it is mended.",
        _ => "Each notification still tries it; what fails reaches nobody.",
    };
}
