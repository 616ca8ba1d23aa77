using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using Portal.UnitTests.Support;

namespace Portal.UnitTests.Architecture;

/// <summary>The domain decides: it asks no network, no disk, no clock and no dice. Read from the compiled assembly, so no spelling escapes.</summary>
public sealed class DomainPurityTests
{
    private static readonly string[] ForbiddenNamespaces =
        ["Microsoft", "System.Data", "System.IO.IsolatedStorage", "System.IO.Pipes", "System.Net.Http", "System.Net.NetworkInformation", "System.Net.Sockets", "System.Timers"];

    private static readonly string[] ForbiddenTypes =
    [
        "System.IO.File", "System.IO.FileInfo", "System.IO.FileStream", "System.IO.Directory", "System.IO.DirectoryInfo", "System.IO.Path", "System.IO.StreamReader",
        "System.IO.StreamWriter", "System.TimeProvider", "System.Environment", "System.Console", "System.Random", "System.Threading.Timer", "System.Threading.PeriodicTimer",
        "System.Threading.Thread", "System.Security.Cryptography.RandomNumberGenerator", "System.Net.Dns", "System.Diagnostics.Process", "System.Diagnostics.Stopwatch",
    ];

    private static readonly string[] ForbiddenMembers =
    [
        "System.DateTime.get_Now", "System.DateTime.get_UtcNow", "System.DateTime.get_Today", "System.DateTimeOffset.get_Now", "System.DateTimeOffset.get_UtcNow",
        "System.Guid.NewGuid", "System.Threading.Tasks.Task.Delay", "System.Threading.Tasks.Task.Run",
    ];

    [Fact]
    public void Domain_Uses_NoNetworkFilesClocksOrChance()
    {
        var (types, members) = References();

        types.ShouldContain("System.DateTimeOffset");
        types.Where(IsForbidden).ShouldBeEmpty();
        members.Intersect(ForbiddenMembers, StringComparer.Ordinal).ShouldBeEmpty();
    }

    // Attributes are what the compiler writes by itself.
    private static bool IsForbidden(string type) =>
        ForbiddenTypes.Contains(type, StringComparer.Ordinal)
        || (ForbiddenNamespaces.Any(space => type.StartsWith(space + ".", StringComparison.Ordinal)) && !type.EndsWith("Attribute", StringComparison.Ordinal));

    private static (IReadOnlyList<string> Types, IReadOnlyList<string> Members) References()
    {
        using var file = new PEReader(File.OpenRead(Product.Domain.Location));
        var metadata = file.GetMetadataReader();
        var types = metadata.TypeReferences.Select(handle => NameOf(metadata, handle)).ToList();
        var members = metadata.MemberReferences.Select(metadata.GetMemberReference)
            .Where(member => member.Parent.Kind == HandleKind.TypeReference)
            .Select(member => NameOf(metadata, (TypeReferenceHandle)member.Parent) + "." + metadata.GetString(member.Name))
            .ToList();
        return (types, members);
    }

    private static string NameOf(MetadataReader metadata, TypeReferenceHandle handle)
    {
        var type = metadata.GetTypeReference(handle);
        return metadata.GetString(type.Namespace) + "." + metadata.GetString(type.Name);
    }
}
