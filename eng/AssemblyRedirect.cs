using System.Reflection;
using System.Runtime.CompilerServices;
using System.Runtime.Loader;

namespace Portal.Eng;

/// <summary>
/// .NET refuses an assembly older than the one that was compiled against, but asks here first: the deployed version is the answer.
/// Linked into the assemblies that need it; delete it with the last of eng/*.targets that says so.
/// </summary>
internal static class AssemblyRedirect
{
    private static readonly string[] Redirected =
    [
        "SQLitePCLRaw.core",
        "SQLitePCLRaw.batteries_v2",
        "SQLitePCLRaw.provider.e_sqlite3",
        "AngleSharp.Diffing",
    ];

#pragma warning disable CA2255 // Must run before the first use of the assemblies above, whoever makes it.
    [ModuleInitializer]
#pragma warning restore CA2255
    internal static void Install() => AssemblyLoadContext.Default.Resolving += Resolve;

    // Asked without a version, the runtime takes what is deployed; a name that has none comes from here and is not asked again.
    private static Assembly? Resolve(AssemblyLoadContext context, AssemblyName name) =>
        name.Version is not null && Redirected.Contains(name.Name, StringComparer.Ordinal)
            ? context.LoadFromAssemblyName(new AssemblyName(name.Name!))
            : null;
}
