namespace Portal.Features;

/// <summary>All features, in the order of the navigation.</summary>
internal static class PortalFeatures
{
    public static IReadOnlyList<PortalFeature> All { get; } =
    [
        new Connections.ConnectionsFeature(),
        new Access.AccessFeature(),
    ];
}
