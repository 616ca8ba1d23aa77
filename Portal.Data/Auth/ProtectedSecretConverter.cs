using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using Portal.Domain.Auth;

namespace Portal.Data.Auth;

/// <summary>One column for a secret: the four characters that may be shown, a bar, the ciphertext.</summary>
internal sealed class ProtectedSecretConverter() : ValueConverter<ProtectedSecret, string>(
    secret => secret.LastFour + "|" + secret.Ciphertext,
    text => Parse(text))
{
    // The ciphertext is base64url, so the last bar is ours whatever the four characters are.
    private static ProtectedSecret Parse(string text)
    {
        var bar = text.LastIndexOf('|');
        return new ProtectedSecret(text[(bar + 1)..], text[..bar]);
    }
}
