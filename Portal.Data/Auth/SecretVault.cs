using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using Portal.Domain.Auth;
using Secret = Portal.Domain.Secret;

namespace Portal.Data.Auth;

/// <summary>Turns secrets into what may be stored, and back.</summary>
public sealed class SecretVault(IDataProtectionProvider protection)
{
    public ProtectedSecret Protect(SecretPurpose purpose, Secret secret) =>
        new(protection.CreateProtector(purpose.Name).Protect(secret.Reveal()), secret.LastFour);

    /// <exception cref="CryptographicException">The key ring does not hold the key, or the value was made for another column.</exception>
    public Secret Reveal(SecretPurpose purpose, ProtectedSecret secret) =>
        new(protection.CreateProtector(purpose.Name).Unprotect(secret.Ciphertext));
}
