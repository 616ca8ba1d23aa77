namespace Portal.Features.Connections.Requests;

/// <summary>A channel's name as its row keeps it.</summary>
internal static class ConnectionText
{
    private const int Longest = 255;

    public static string Cut(string name) => name.Length <= Longest ? name : name[..Longest];

    /// <summary>What search compares with.</summary>
    public static string KeyOf(string name) => Cut(name).ToLowerInvariant();
}
