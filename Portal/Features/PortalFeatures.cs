using Portal.Features.Access;
using Portal.Features.Connections;
using Portal.Features.Errors;
using Portal.Features.Home;
using Portal.Features.Notifications;
using Portal.Features.Organizations;

namespace Portal.Features;

/// <summary>All features, in the order of the navigation.</summary>
internal static class PortalFeatures
{
    public static IReadOnlyList<PortalFeature> All { get; } =
    [
        new HomeFeature(),
        new NotificationsFeature(),
        new ErrorsFeature(),
        new ConnectionsFeature(),
        new AccessFeature(),
        new OrganizationsFeature(),
    ];
}
