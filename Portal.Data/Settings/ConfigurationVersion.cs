namespace Portal.Data.Settings;

/// <summary>
/// Counts the changes of configuration that this process saved, so that what is cached from it is read again at once. Another process's
/// changes are seen when a cache's time is over.
/// </summary>
public sealed class ConfigurationVersion
{
    private long _current;

    public long Current => Interlocked.Read(ref _current);

    internal void Next() => Interlocked.Increment(ref _current);
}
