using System.Reflection;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components;
using Portal.Components;
using Portal.Domain.Auth;

namespace Portal.UnitTests.Components;

public sealed class PageAuthorizationTests
{
    public static TheoryData<string> Pages() =>
        [.. typeof(App).Assembly.GetTypes().Where(type => type.IsDefined(typeof(RouteAttribute))).Select(type => type.FullName!)];

    [Theory]
    [MemberData(nameof(Pages))]
    public void Page_Any_AsksForAPermissionOrIsOpenOnPurpose(string page)
    {
        var type = typeof(App).Assembly.GetType(page)!;

        var policies = type.GetCustomAttributes<AuthorizeAttribute>().Select(attribute => attribute.Policy);

        (type.IsDefined(typeof(AllowAnonymousAttribute)) || policies.Any(policy => Enum.TryParse<Permission>(policy, out _)))
            .ShouldBeTrue($"{page} has neither [Authorize(PermissionPolicy.…)] nor [AllowAnonymous]");
    }
}
