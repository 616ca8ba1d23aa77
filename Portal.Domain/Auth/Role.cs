namespace Portal.Domain.Auth;

/// <summary>The app roles of the sign-in. <see cref="RolePermissions"/> says what each may do.</summary>
public enum Role
{
    Member,
    Auditor,
    Operator,
    Admin,
}
