namespace Portal.Data.Auth;

/// <summary>One key of ASP.NET Core Data Protection's ring, as the XML that it hands over (encrypted itself in Production).</summary>
public sealed class DataProtectionKeyRow
{
    public int Id { get; init; }

    public required string FriendlyName { get; init; }

    public required string Xml { get; init; }
}
