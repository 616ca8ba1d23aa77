using System.Security.Claims;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using NSubstitute;
using Portal.Auth.SignIn;
using Portal.Domain.Auth;

namespace Portal.UnitTests.Auth;

public sealed class SignInTests
{
    [Theory]
    [InlineData("/i/sample/access?tab=tokens", "/i/sample/access?tab=tokens")]
    [InlineData(null, "/")]
    [InlineData("", "/")]
    [InlineData("//evil.example", "/")]
    [InlineData("/\\evil.example", "/")]
    [InlineData("https://evil.example", "/")]
    [InlineData("/\t/evil.example", "/")]
    [InlineData("javascript:alert(1)", "/")]
    public void OrStart_Address_StaysOnThisSite(string? given, string expected) => LocalAddress.OrStart(given).ShouldBe(expected);

    [Theory]
    [InlineData("Development", CookieSecurePolicy.SameAsRequest)]
    [InlineData("Staging", CookieSecurePolicy.Always)]
    [InlineData("Production", CookieSecurePolicy.Always)]
    public void Cookie_OutsideDevelopment_NeedsTls(string environment, CookieSecurePolicy expected)
    {
        var host = Substitute.For<IHostEnvironment>();
        host.EnvironmentName.Returns(environment);
        using var services = new ServiceCollection().AddLogging().AddSingleton(host).AddPortalSignIn().BuildServiceProvider();

        services.GetRequiredService<IOptionsMonitor<CookieAuthenticationOptions>>().Get(CookieAuthenticationDefaults.AuthenticationScheme)
            .Cookie.SecurePolicy.ShouldBe(expected);
    }

    [Theory]
    [MemberData(nameof(RolesAndPermissions))]
    public async Task Policies_EachPermission_FollowTheRole(Role role, Permission permission)
    {
        var services = new ServiceCollection().AddLogging().AddPortalSignIn().BuildServiceProvider();
        var user = MemberClaims.PrincipalOf(new Member
        {
            Id = Guid.CreateVersion7(DateTimeOffset.UnixEpoch),
            OrganizationId = Guid.CreateVersion7(DateTimeOffset.UnixEpoch),
            Subject = "x",
            DisplayName = "X",
            Email = "x@acme.test",
            Role = role,
        }, Guid.CreateVersion7(DateTimeOffset.UnixEpoch));

        var result = await services.GetRequiredService<IAuthorizationService>().AuthorizeAsync(user, resource: null, permission.ToString());

        result.Succeeded.ShouldBe(role.Allows(permission));
    }

    [Fact]
    public void FindRole_NumberInsteadOfName_IsNone()
    {
        var user = new ClaimsPrincipal(new ClaimsIdentity([new Claim(ClaimTypes.Role, "99")], "test"));

        user.FindRole().ShouldBeNull();
    }

    public static TheoryData<Role, Permission> RolesAndPermissions()
    {
        var data = new TheoryData<Role, Permission>();
        foreach (var role in Enum.GetValues<Role>())
        {
            foreach (var permission in Enum.GetValues<Permission>())
            {
                data.Add(role, permission);
            }
        }

        return data;
    }
}
