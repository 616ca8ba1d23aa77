namespace Portal.Hosting;

/// <summary>Section <c>DataProtection</c>: what protects the key ring that protects the secrets.</summary>
internal sealed class KeyRingOptions
{
    public const string Section = "DataProtection";

    /// <summary>A PKCS#12 file with its private key.</summary>
    public string CertificatePath { get; set; } = "";

    public string CertificatePassword { get; set; } = "";

    /// <summary>Keeps the key ring readable by whoever can read the database. Has to be said aloud in Production.</summary>
    public bool AllowUnprotectedKeyRing { get; set; }

    public bool IsProtected => CertificatePath.Length > 0;
}
