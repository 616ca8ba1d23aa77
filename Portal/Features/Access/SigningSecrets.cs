using System.Security.Cryptography;
using Portal.Data.Auth;
using Portal.Domain;
using Portal.Domain.Auth;

namespace Portal.Features.Access;

/// <summary>Makes signing secrets as Standard Webhooks wants them: <c>whsec_</c> and the base64 of 32 random bytes.</summary>
internal sealed class SigningSecrets(SecretVault vault, TimeProvider clock)
{
    private const int Bytes = 32;

    public (Secret Secret, EventSourceSecret Row) Make(Guid sourceId)
    {
        var now = clock.GetUtcNow();
        var secret = new Secret("whsec_" + Convert.ToBase64String(RandomNumberGenerator.GetBytes(Bytes)));
        return (secret, new EventSourceSecret
        {
            Id = Guid.CreateVersion7(now),
            EventSourceId = sourceId,
            Value = vault.Protect(SecretPurpose.SigningSecret, secret),
            CreatedAt = now,
        });
    }
}
