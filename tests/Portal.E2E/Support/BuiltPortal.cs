using System.Reflection;

namespace Portal.E2E.Support;

/// <summary>Where the portal that was built with these tests lies.</summary>
internal static class BuiltPortal
{
    public static string Folder { get; } = Path.Combine(FindRepository(), "Portal");

    public static string Program { get; } = Path.Combine(Folder, "bin", Configuration(), "net10.0", "Portal.dll");

    private static string FindRepository()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Portal.sln")))
            {
                return folder.FullName;
            }
        }

        throw new DirectoryNotFoundException($"Portal.sln is in no folder above {AppContext.BaseDirectory}.");
    }

    private static string Configuration() =>
        typeof(BuiltPortal).Assembly.GetCustomAttribute<AssemblyConfigurationAttribute>()?.Configuration ?? "Debug";
}
