namespace Portal.Auth.SignIn;

/// <summary>Where to go after the sign-in: only to this site, whatever the address says.</summary>
internal static class LocalAddress
{
    // With it a later address is written, and an address that is too long is not answered.
    private const int Longest = 2_000;

    public static string OrStart(string? address) =>
        address is ['/', ..] && address.Length <= Longest && !address.StartsWith("//", StringComparison.Ordinal)
        && !address.Contains('\\', StringComparison.Ordinal) && !address.Any(char.IsControl)
            ? Ascii(address)
            : "/";

    // A header holds nothing else. What is escaped already stays as it is; half a character is none.
    private static string Ascii(string address) => string.Concat(address.EnumerateRunes().Select(rune => rune.IsAscii ? rune.ToString() : Uri.EscapeDataString(rune.ToString())));
}
