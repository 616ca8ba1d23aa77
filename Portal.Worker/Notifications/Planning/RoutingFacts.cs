using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Portal.Data;
using Portal.Data.Settings;
using Portal.Domain.Definitions;
using Portal.Domain.Notifications.Routing;
using Portal.Slack.Connections;

namespace Portal.Worker.Notifications.Planning;

/// <summary>What routing asks of the configuration, kept for a moment: events come in bursts and mean the same few rows.</summary>
internal sealed class RoutingFacts(
    IDbContextFactory<PortalDbContext> contexts,
    ConnectionModeCatalog modes,
    ConfigurationVersion version,
    TimeProvider time)
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromSeconds(2);
    private readonly ConcurrentDictionary<Guid, Cached<InstanceFacts>> _instances = new();
    private readonly ConcurrentDictionary<(Guid Instance, string ExternalId), Cached<Definition?>> _definitions = new();

    /// <param name="instanceId">The event's instance.</param>
    /// <param name="definitionId">The source's id of the definition, where the event names one.</param>
    /// <param name="stepId">The source's id of the step definition, where the event names one.</param>
    /// <param name="cancellationToken">Ends the wait for the database.</param>
    public async Task<RouteQuestion> AskAsync(Guid instanceId, string? definitionId, string? stepId, CancellationToken cancellationToken)
    {
        var instance = await GetAsync(_instances, instanceId, id => LoadInstanceAsync(id, cancellationToken));
        var definition = definitionId is null
            ? null
            : await GetAsync(_definitions, (instanceId, definitionId), key => LoadDefinitionAsync(key, cancellationToken));
        var step = definition?.Steps.Find(row => row.ExternalId == stepId);
        return new RouteQuestion(
            step is null ? null : Level("step", step.ConnectionId, step.ChannelId, step.DeliveryMode, step.Fallback),
            definition is null ? null : Level("definition", definition.ConnectionId, definition.ChannelId, definition.DeliveryMode, definition.Fallback),
            instance.Level,
            instance.Connections);
    }

    private async Task<T> GetAsync<TKey, T>(ConcurrentDictionary<TKey, Cached<T>> cache, TKey key, Func<TKey, Task<T>> load)
        where TKey : notnull
    {
        var current = version.Current;
        var now = time.GetUtcNow();
        if (cache.TryGetValue(key, out var cached) && cached.Version == current && now - cached.At < Lifetime)
        {
            return cached.Value;
        }

        var value = await load(key);
        if (cache.Count > 10_000)
        {
            cache.Clear();
        }

        cache[key] = new Cached<T>(value, current, now);
        return value;
    }

    private async Task<InstanceFacts> LoadInstanceAsync(Guid instanceId, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var settings = await db.InstanceSettings.AsNoTracking().FirstOrDefaultAsync(row => row.InstanceId == instanceId, cancellationToken);
        var connections = await db.Connections.AsNoTracking()
            .Where(row => row.InstanceId == instanceId)
            .Select(row => new { row.Id, row.Name, row.Mode, row.IsDefault })
            .ToListAsync(cancellationToken);
        return new InstanceFacts(
            Level("instance", connections.Find(row => row.IsDefault)?.Id, settings?.DefaultChannelId, null, settings?.Fallback),
            connections.ToDictionary(row => row.Id, row => Describe(row.Id, row.Name, row.Mode)));
    }

    private async Task<Definition?> LoadDefinitionAsync((Guid Instance, string ExternalId) key, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await db.Definitions.AsNoTracking()
            .Include(row => row.Steps)
            .FirstOrDefaultAsync(row => row.InstanceId == key.Instance && row.ExternalId == key.ExternalId, cancellationToken);
    }

    private RouteConnection Describe(Guid id, string name, string mode)
    {
        var kind = modes.Find(mode);
        return new RouteConnection(id, name, mode, kind?.HasFixedChannel ?? false, kind?.MentionsPeople ?? false);
    }

    private static RouteLevel Level(string name, Guid? connectionId, string? channelId, string? deliveryMode, string? fallback) =>
        new(name, connectionId, channelId, DeliveryModeText.Find(deliveryMode), fallback);

    private sealed record InstanceFacts(RouteLevel Level, IReadOnlyDictionary<Guid, RouteConnection> Connections);

    private readonly record struct Cached<T>(T Value, long Version, DateTimeOffset At);
}
