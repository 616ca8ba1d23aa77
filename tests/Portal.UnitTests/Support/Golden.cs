using System.Runtime.CompilerServices;

namespace Portal.UnitTests.Support;

/// <summary>Folders of input and expected output. <c>UPDATE_GOLDEN=1</c> rewrites what is expected; the change is then read as a diff.</summary>
internal static class Golden
{
    private static readonly bool Update = Environment.GetEnvironmentVariable("UPDATE_GOLDEN") == "1";

    public static IEnumerable<string> Cases(string area) =>
        Directory.EnumerateDirectories(Path.Combine(Root(), area)).Select(folder => Path.GetFileName(folder)!).Order(StringComparer.Ordinal);

    public static byte[] Read(string area, string name, string file) => File.ReadAllBytes(Path.Combine(Root(), area, name, file));

    public static void ShouldMatch(string area, string name, string file, string actual)
    {
        var path = Path.Combine(Root(), area, name, file);
        if (Update)
        {
            File.WriteAllText(path, actual + "\n");
        }

        File.Exists(path).ShouldBeTrue($"{area}/{name}/{file} is missing: run once with UPDATE_GOLDEN=1 and read it.");
        (actual + "\n").ShouldBe(File.ReadAllText(path), $"{area}/{name}/{file}");
    }

    private static string Root([CallerFilePath] string here = "") => Path.Combine(Path.GetDirectoryName(here)!, "..", "Golden");
}
