using System.Security.Claims;
using Microsoft.AspNetCore.Authentication.Cookies;
using Portal.Domain.Auth;

namespace Portal.Auth.SignIn;

/// <summary>What the cookie says about the signed-in member, and how it is read back.</summary>
internal static class MemberClaims
{
    private const string MemberId = "member";
    private const string OrganizationId = "organization";
    private const string SessionId = "session";

    /// <param name="member">Who signed in.</param>
    /// <param name="session">This sign-in: the same for as long as its cookie is renewed.</param>
    public static ClaimsPrincipal PrincipalOf(Member member, Guid session)
    {
        Claim[] claims =
        [
            new(MemberId, member.Id.ToString()),
            new(OrganizationId, member.OrganizationId.ToString()),
            new(SessionId, session.ToString()),
            new(ClaimTypes.Name, member.DisplayName),
            new(ClaimTypes.Role, member.Role.ToString()),
        ];
        return new ClaimsPrincipal(new ClaimsIdentity(claims, CookieAuthenticationDefaults.AuthenticationScheme, ClaimTypes.Name, ClaimTypes.Role));
    }

    public static Guid? FindMemberId(this ClaimsPrincipal user) => Id(user, MemberId);

    public static Guid? FindOrganizationId(this ClaimsPrincipal user) => Id(user, OrganizationId);

    public static Guid? FindSessionId(this ClaimsPrincipal user) => Id(user, SessionId);

    public static Role? FindRole(this ClaimsPrincipal user) =>
        Enum.TryParse<Role>(user.FindFirstValue(ClaimTypes.Role), out var role) && Enum.IsDefined(role) ? role : null;

    private static Guid? Id(ClaimsPrincipal user, string type) => Guid.TryParse(user.FindFirstValue(type), out var id) ? id : null;
}
