using Microsoft.EntityFrameworkCore;
using Portal.Data;

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
        var steps = await db.Definitions.Where(row => row.InstanceId == instanceId)
            .SelectMany(row => row.Steps.Where(step => step.ChannelId == channelId).Select(step => new { row.Name, Step = step.Name }))
            .OrderBy(row => row.Name).ThenBy(row => row.Step).ToListAsync(cancellationToken);
        List<string> all =
        [
            .. isDefault ? ["the instance's default"] : Array.Empty<string>(),
            .. definitions.Select(name => $"definition \"{name}\""),
            .. steps.Select(step => $"step \"{step.Step}\" of \"{step.Name}\""),
        ];
        return all.Count <= MostNamed ? all : [.. all.Take(MostNamed), $"{all.Count - MostNamed} more"];
    }
}
