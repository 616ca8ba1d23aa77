namespace Portal.Domain.Auth;

/// <summary>What a page or a route asks for. An authorization policy is made for each by its name.</summary>
public enum Permission
{
    /// <summary>See the instance at all: its overview.</summary>
    ViewInstance,

    /// <summary>See notifications, who got them and what they said.</summary>
    ViewNotifications,

    /// <summary>Send a failed notification again.</summary>
    ResendNotifications,

    ViewConnections,

    ManageConnections,

    ViewErrors,

    AcknowledgeErrors,

    /// <summary>Create, rotate and revoke event sources and API tokens.</summary>
    ManageAccess,

    ViewAccess,

    /// <summary>Change the organization itself, such as its name.</summary>
    ManageOrganization,
}
