namespace Portal.Hosting;

/// <summary>Section <c>DataProtection</c>: what protects the key ring that protects the secrets.</summary>
internal sealed class KeyRingOptions
{
    public const string Section = "DataProtection";

    /// <summary>A PKCS#12 file with its private key.</summary>
    public string CertificatePath { get; set; } = "";

    public string CertificatePassword { get; set; } = "";

    /// <summary>Lets the key ring be read by all who can read the database. Has to be said aloud in Production.</summary>
    public bool AllowUnprotectedKeyRing { get; set; }

    public bool IsProtected => CertificatePath.Length > 0;

    /// <summary>What can be read of it, before anything is registered; the check of the options tells what cannot.</summary>
    public static KeyRingOptions Read(IConfiguration configuration)
    {
        var section = configuration.GetSection(Section);
        return new KeyRingOptions
        {
            CertificatePath = section[nameof(CertificatePath)] ?? "",
            CertificatePassword = section[nameof(CertificatePassword)] ?? "",
            AllowUnprotectedKeyRing = bool.TryParse(section[nameof(AllowUnprotectedKeyRing)], out var allowed) && allowed,
        };
    }
}
