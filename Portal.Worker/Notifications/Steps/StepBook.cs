using Microsoft.EntityFrameworkCore;
using Portal.Data;
using Portal.Domain.Notifications.Steps;

namespace Portal.Worker.Notifications.Steps;

/// <summary>Reads where steps stand.</summary>
internal sealed class StepBook(IDbContextFactory<PortalDbContext> contexts)
{
    /// <summary>Only the steps of which anything is known.</summary>
    public async Task<IReadOnlyDictionary<(Guid InstanceId, string StepId), StepNow>> ReadAsync(
        IReadOnlyCollection<(Guid InstanceId, string StepId)> steps, CancellationToken cancellationToken)
    {
        if (steps.Count == 0)
        {
            return new Dictionary<(Guid, string), StepNow>();
        }

        var instances = steps.Select(step => step.InstanceId).Distinct().ToList();
        var ids = steps.Select(step => step.StepId).Distinct(StringComparer.Ordinal).ToList();
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var rows = await db.StepStates.AsNoTracking()
            .Where(row => instances.Contains(row.InstanceId) && ids.Contains(row.StepId))
            .ToListAsync(cancellationToken);
        return rows.ToDictionary(row => (row.InstanceId, row.StepId), row => new StepNow(StepProgressJson.Read(row.Progress), row.Version));
    }

    public async Task<StepNow> FindAsync(Guid instanceId, string stepId, CancellationToken cancellationToken) =>
        (await ReadAsync([(instanceId, stepId)], cancellationToken)).Values.FirstOrDefault(StepNow.Unknown);
}
