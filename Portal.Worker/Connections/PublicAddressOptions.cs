namespace Portal.Worker.Connections;

/// <summary>Of the section <c>Portal</c>: where the world finds this server.</summary>
public sealed class PublicAddressOptions
{
    /// <summary>Such as <c>https://portal.example.com</c>; null where nobody said.</summary>
    public string? PublicUrl { get; set; }
}
