namespace Portal.Domain.Auth;

/// <summary>A secret at rest: what ASP.NET Core Data Protection made of it, and the four characters that a person may see.</summary>
public sealed record ProtectedSecret(string Ciphertext, string LastFour)
{
    public override string ToString() => "***";
}
