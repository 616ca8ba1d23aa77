using Portal.Domain.Auth;

namespace Portal.Auth;

/// <summary>The name of the authorization policy of a permission that a page or route asks for: <c>[Authorize(PermissionPolicy.ViewConnections)]</c>.</summary>
internal static class PermissionPolicy
{
    public const string ViewInstance = nameof(Permission.ViewInstance);
    public const string ViewNotifications = nameof(Permission.ViewNotifications);
    public const string ViewConnections = nameof(Permission.ViewConnections);
    public const string ManageConnections = nameof(Permission.ManageConnections);
    public const string ViewErrors = nameof(Permission.ViewErrors);
    public const string ViewAccess = nameof(Permission.ViewAccess);
}
