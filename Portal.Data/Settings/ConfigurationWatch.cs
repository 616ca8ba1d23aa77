using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Portal.Data.Settings;

/// <summary>Takes every save through EF Core for a change of configuration: what happens for each event is not saved that way.</summary>
internal sealed class ConfigurationWatch(ConfigurationVersion version) : SaveChangesInterceptor
{
    public override int SavedChanges(SaveChangesCompletedEventData eventData, int result)
    {
        version.Next();
        return result;
    }

    public override ValueTask<int> SavedChangesAsync(SaveChangesCompletedEventData eventData, int result, CancellationToken cancellationToken = default)
    {
        version.Next();
        return ValueTask.FromResult(result);
    }
}
