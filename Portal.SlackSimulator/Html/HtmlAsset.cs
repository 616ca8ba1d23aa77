using System.Security.Cryptography;

namespace Portal.SlackSimulator.Html;

/// <summary>A file that the pages load, embedded so that it is there in whatever process the simulator runs.</summary>
internal sealed record HtmlAsset(string Name, string ContentType, byte[] Bytes)
{
    public static IReadOnlyList<HtmlAsset> All { get; } =
    [
        Load("viewer.css", "text/css; charset=utf-8"),
        Load("viewer.js", "text/javascript; charset=utf-8"),
        Load("viewer.svg", "image/svg+xml"),
    ];

    /// <summary>Changes with the files, so that no browser shows old ones.</summary>
    public static string Version { get; } = Convert.ToHexStringLower(SHA256.HashData([.. All.SelectMany(asset => asset.Bytes)]))[..12];

    private static HtmlAsset Load(string name, string contentType)
    {
        using var stream = typeof(HtmlAsset).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"{name} is not embedded.");
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return new HtmlAsset(name, contentType, bytes);
    }
}
