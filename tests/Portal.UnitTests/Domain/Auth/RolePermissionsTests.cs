using Portal.Domain.Auth;

namespace Portal.UnitTests.Domain.Auth;

/// <summary>Who may do what, written out: a change of the table is a change of this one.</summary>
public sealed class RolePermissionsTests
{
    private const string Looking = "ViewInstance ViewNotifications ViewConnections ViewErrors ViewAccess";

    [Theory]
    [InlineData(Role.Member, "ViewInstance")]
    [InlineData(Role.Auditor, Looking)]
    [InlineData(Role.Operator, Looking + " ResendNotifications AcknowledgeErrors")]
    [InlineData(Role.Admin, Looking + " ResendNotifications AcknowledgeErrors ManageConnections ManageAccess ManageOrganization")]
    public void Allows_Role_IsWhatItsTableSays(Role role, string permissions) =>
        Enum.GetValues<Permission>().Where(permission => role.Allows(permission)).Select(permission => permission.ToString()).ShouldBe(permissions.Split(' '), ignoreOrder: true);

    [Fact]
    public void Allows_EveryRole_HasATable() => Enum.GetValues<Role>().ShouldAllBe(role => role.Allows(Permission.ViewInstance));
}
