using System.Security.Cryptography;

namespace Portal.SlackSimulator.Viewer;

/// <summary>A file of the viewer, embedded so that it is there in whatever process the simulator runs.</summary>
internal sealed record ViewerAsset(string Name, string ContentType, byte[] Bytes)
{
    public static IReadOnlyList<ViewerAsset> All { get; } =
    [
        Load("viewer.css", "text/css; charset=utf-8"),
        Load("viewer.js", "text/javascript; charset=utf-8"),
        Load("viewer.svg", "image/svg+xml"),
    ];

    /// <summary>Changes with the files, so that no browser shows old ones.</summary>
    public static string Version { get; } = Convert.ToHexStringLower(SHA256.HashData([.. All.SelectMany(asset => asset.Bytes)]))[..12];

    private static ViewerAsset Load(string name, string contentType)
    {
        using var stream = typeof(ViewerAsset).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"The viewer's {name} is not embedded.");
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return new ViewerAsset(name, contentType, bytes);
    }
}
