using System.Reflection;
using Portal.UnitTests.Support;

namespace Portal.UnitTests.Architecture;

/// <summary>Projects that do not keep the rules of <see cref="FolderTests"/> and <see cref="ConstructorTests"/> yet. Only ever taken from.</summary>
internal static class UnmendedProjects
{
    private static readonly string[] Names = ["Portal.Domain", "Portal.Worker", "Portal.SlackSimulator"];

    public static IEnumerable<Assembly> Others => Product.All.Where(assembly => !Names.Contains(assembly.GetName().Name, StringComparer.Ordinal));
}
