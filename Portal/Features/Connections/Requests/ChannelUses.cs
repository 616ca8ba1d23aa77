using Microsoft.EntityFrameworkCore;
using Portal.Data;
using Portal.Domain.Definitions;

namespace Portal.Features.Connections.Requests;

/// <summary>Who would post to a channel: the instance's default, definitions, steps.</summary>
internal sealed class ChannelUses(IDbContextFactory<PortalDbContext> contexts)
{
    private const int MostNamed = 10;

    /// <summary>In words; the last ones as a number when there are many.</summary>
    public async Task<IReadOnlyList<string>> FindAsync(Guid instanceId, string channelId, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var isDefault = await db.InstanceSettings.AnyAsync(row => row.InstanceId == instanceId && row.DefaultChannelId == channelId, cancellationToken);
        var definitions = await db.Definitions.Where(row => row.InstanceId == instanceId && row.ChannelId == channelId)
            .OrderBy(row => row.Name).Select(row => row.Name).ToListAsync(cancellationToken);
        var steps = await (
            from definition in db.Definitions
            join step in db.Set<StepDefinition>() on definition.Id equals step.DefinitionId
            where definition.InstanceId == instanceId && step.ChannelId == channelId
            orderby definition.Name, step.Name
            select new { definition.Name, Step = step.Name }).ToListAsync(cancellationToken);
        List<string> all =
        [
            .. isDefault ? ["the instance's default"] : Array.Empty<string>(),
            .. definitions.Select(name => $"definition \"{name}\""),
            .. steps.Select(step => $"step \"{step.Step}\" of \"{step.Name}\""),
        ];
        return all.Count <= MostNamed ? all : [.. all.Take(MostNamed), $"{all.Count - MostNamed} more"];
    }
}
