namespace Portal.Auth.SignIn;

/// <summary>Where to go after the sign-in: only to this site, whatever the address says.</summary>
internal static class LocalAddress
{
    public static string OrStart(string? address) =>
        address is ['/', ..] && !address.StartsWith("//", StringComparison.Ordinal)
        && !address.Contains('\\', StringComparison.Ordinal) && !address.Any(char.IsControl)
            ? address
            : "/";
}
