using Microsoft.EntityFrameworkCore;
using Portal.Auth;
using Portal.Data;
using Portal.Data.Connections;
using Portal.Domain.Auth;

namespace Portal.Features.Connections.Doctor;

/// <summary>Has the worker examine a connection, as it does each day, and waits for the report.</summary>
internal sealed class RunDoctor(IDbContextFactory<PortalDbContext> contexts, GetReport reports, ConnectionJobRequests jobs, TimeProvider clock)
{
    // The round itself ends after ten seconds.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan PollInterval = TimeSpan.FromMilliseconds(200);

    public async Task<Outcome<ConnectionReport>> HandleAsync(InstanceCaller caller, Guid connectionId, CancellationToken cancellationToken)
    {
        if (await contexts.FindRefusalAsync(caller, Permission.ManageConnections, cancellationToken) is { } refusal)
        {
            return Outcome<ConnectionReport>.Invalid(refusal);
        }

        var before = await reports.HandleAsync(caller, connectionId, cancellationToken);
        if (!before.IsOk)
        {
            return before;
        }

        jobs.Request(ConnectionJob.Doctor, connectionId);
        for (var began = clock.GetTimestamp(); clock.GetElapsedTime(began) < Patience;)
        {
            await Task.Delay(PollInterval, clock, cancellationToken);
            var now = await reports.HandleAsync(caller, connectionId, cancellationToken);
            if (!now.IsOk || now.Value!.CheckedAt != before.Value!.CheckedAt)
            {
                return now;
            }
        }

        return Outcome<ConnectionReport>.Ok(before.Value! with { IsRunning = true });
    }
}
