using System.Globalization;

namespace Portal.E2E.Support;

/// <summary>What a source posts.</summary>
/// <param name="Key">Of the subject; also names the event.</param>
internal abstract record SourceEvent(string Key)
{
    public abstract byte[] ToBody();

    protected static string Now => TimeProvider.System.GetUtcNow().ToString("yyyy-MM-ddTHH:mm:ss.fffZ", CultureInfo.InvariantCulture);
}
