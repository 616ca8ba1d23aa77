using System.Linq.Expressions;

namespace Portal.UnitTests;

/// <summary>Nearer to every test than Shouldly's own, which is content with none: a test that looks at all of nothing has looked at nothing.</summary>
[ShouldlyMethods]
internal static class AllOfSome
{
    public static void ShouldAllBe<T>(this IEnumerable<T> actual, Expression<Func<T, bool>> condition, string? customMessage = null)
    {
        List<T> all = [.. actual];
        all.ShouldNotBeEmpty(customMessage);
        ShouldBeEnumerableTestExtensions.ShouldAllBe(all, condition, customMessage);
    }
}
