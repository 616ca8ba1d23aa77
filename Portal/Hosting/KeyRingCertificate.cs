using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Portal.Hosting;

/// <summary>The certificate that protects the key ring.</summary>
internal static class KeyRingCertificate
{
    private const string Path = "DataProtection__CertificatePath";

    /// <summary>The certificate, or what keeps it from being one; neither where none is set.</summary>
    public static (X509Certificate2? Certificate, string? Problem) Load(KeyRingOptions ring)
    {
        if (!ring.IsProtected)
        {
            return (null, null);
        }

        if (!File.Exists(ring.CertificatePath))
        {
            return (null, $"{Path} names a file that is not there.");
        }

        try
        {
            var certificate = X509CertificateLoader.LoadPkcs12FromFile(ring.CertificatePath, ring.CertificatePassword);
            return certificate.HasPrivateKey ? (certificate, null) : (null, $"{Path} names a certificate without its private key.");
        }
        catch (CryptographicException)
        {
            return (null, $"{Path} names a file that is no PKCS#12 file, or DataProtection__CertificatePassword does not open it.");
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return (null, $"{Path} names a file that cannot be read: {failure.Message}");
        }
    }
}
