using System.Reflection;
using System.Runtime.CompilerServices;
using Portal.UnitTests.Support;

namespace Portal.UnitTests.Architecture;

/// <summary>A class that needs more than six others does more than one thing.</summary>
public sealed class ConstructorTests
{
    private const int Most = 6;
    private const BindingFlags Own = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.DeclaredOnly;

    [Fact]
    public void Classes_OfEachProject_NeedSixOthersAtMost() =>
        Product.All.SelectMany(assembly => assembly.GetTypes())
            .Where(type => !IsRecord(type) && !type.IsDefined(typeof(CompilerGeneratedAttribute)))
            .SelectMany(type => type.GetConstructors(Own).Select(constructor => (Type: type, constructor.GetParameters().Length)))
            .Where(found => found.Length > Most)
            .Select(found => $"{found.Type.FullName} takes {found.Length}")
            .ShouldBeEmpty();

    // A record's constructor lists what it holds.
    private static bool IsRecord(Type type) => type.GetMethod("PrintMembers", Own) is not null;
}
