using System.Collections.Frozen;

namespace Portal.Domain.Auth;

/// <summary>The table of who may do what.</summary>
public static class RolePermissions
{
    private static readonly Permission[] Look =
    [
        Permission.ViewInstance,
        Permission.ViewNotifications,
        Permission.ViewConnections,
        Permission.ViewErrors,
        Permission.ViewAccess,
    ];

    private static readonly FrozenDictionary<Role, FrozenSet<Permission>> Table = new Dictionary<Role, FrozenSet<Permission>>
    {
        [Role.Member] = [Permission.ViewInstance],
        [Role.Auditor] = Look.ToFrozenSet(),
        [Role.Operator] = [.. Look, Permission.ResendNotifications, Permission.AcknowledgeErrors],
        [Role.Admin] = Enum.GetValues<Permission>().ToFrozenSet(),
    }.ToFrozenDictionary();

    public static bool Allows(this Role role, Permission permission) => Table[role].Contains(permission);
}
