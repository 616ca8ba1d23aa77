using System.Runtime.CompilerServices;
using System.Xml.Linq;

namespace Portal.UnitTests.Support;

/// <summary>The source as it lies on disk, for tests that read it.</summary>
internal static class Repository
{
    public static string Root { get; } = FindRoot();

    public static XDocument Project(string name) => XDocument.Load(Path.Combine(Root, name, name + ".csproj"));

    /// <summary>The names of what an item list of a project file includes, such as <c>ProjectReference</c>.</summary>
    public static IEnumerable<string> Included(this XDocument project, string item) =>
        project.Descendants(item).Select(element => element.Attribute("Include")?.Value ?? "").Where(value => value.Length > 0);

    /// <summary>The folders below <paramref name="path"/> that hold source.</summary>
    public static IEnumerable<string> Folders(string path) =>
        Directory.EnumerateDirectories(Path.Combine(Root, path)).Select(folder => Path.GetFileName(folder)!).Where(name => name is not ("bin" or "obj"));

    /// <summary>The C# files below <paramref name="path"/> that somebody wrote.</summary>
    public static IEnumerable<string> Sources(string path) =>
        Directory.EnumerateFiles(Path.Combine(Root, path), "*.cs", SearchOption.AllDirectories)
            .Where(file => !Path.GetRelativePath(Root, file).Split(Path.DirectorySeparatorChar).Any(folder => folder is "bin" or "obj"));

    private static string FindRoot([CallerFilePath] string here = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "..", "..", ".."));
}
