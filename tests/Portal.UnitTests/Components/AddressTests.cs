using System.Reflection;
using Microsoft.AspNetCore.Components;
using Portal.Components;

namespace Portal.UnitTests.Components;

public sealed class AddressTests
{
    private const BindingFlags Own = BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic;

    // A part of a page that appears with a new address would ask for it while the page is being told of it, which ends the circuit.
    [Fact]
    public void SupplyParameterFromQuery_Any_IsOnAPage()
    {
        var askers = typeof(App).Assembly.GetTypes().Where(type => type.GetProperties(Own).Any(property => property.IsDefined(typeof(SupplyParameterFromQueryAttribute)))).ToList();

        askers.ShouldNotBeEmpty();
        askers.Where(type => !type.IsDefined(typeof(RouteAttribute))).ShouldBeEmpty();
    }
}
