using System.Reflection;
using System.Runtime.CompilerServices;
using Portal.UnitTests.Support;

namespace Portal.UnitTests.Architecture;

public sealed class AsyncTests
{
    private const BindingFlags Own = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    /// <summary>What it throws ends the process, and nobody can wait for it.</summary>
    [Fact]
    public void Methods_OfOurs_AreNeverAsyncVoid() =>
        Product.All.Append(typeof(AsyncTests).Assembly).SelectMany(assembly => assembly.GetTypes()).SelectMany(type => type.GetMethods(Own))
            .Where(method => method.ReturnType == typeof(void) && method.GetCustomAttribute<AsyncStateMachineAttribute>() is not null)
            .Select(method => $"{method.DeclaringType}.{method.Name}")
            .ShouldBeEmpty();
}
