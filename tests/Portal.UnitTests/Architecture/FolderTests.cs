using System.Reflection;
using Portal.Api;
using Portal.Data;
using Portal.Features;
using Portal.Slack;
using Portal.UnitTests.Support;
using Portal.Worker;

namespace Portal.UnitTests.Architecture;

/// <summary>
/// Inside a project, folders make no circles: what two of them share lies in one that both use. Read from the compiled assemblies, whose
/// namespaces are the folders; constants are compiled in, so that a use of nothing but a constant does not show.
/// </summary>
public sealed class FolderTests
{
    /// <summary>Composition roots: they put together what does not know them. What they use counts for no folder.</summary>
    private static readonly Dictionary<string, string> Roots = new(StringComparer.Ordinal)
    {
        [typeof(PortalApp).FullName!] = "builds the application from all parts",
        [typeof(PortalCommandLine).FullName!] = "starts the server or a verb",
        [typeof(PortalFeatures).FullName!] = "lists the features",
        [typeof(ApiRegistration).FullName!] = "maps the API of all features",
        [typeof(DataRegistration).FullName!] = "registers the database and what reads and writes it",
        [typeof(PortalDbContext).FullName!] = "has a set for each entity, and writes the audit trail of all",
        [typeof(SlackServices).FullName!] = "registers the clients and the connection modes",
        [typeof(WorkerRegistration).FullName!] = "registers the jobs and what they call",
    };

    [Fact]
    public void Folders_OfEachProject_MakeNoCircles() => Product.All.SelectMany(Circles).ShouldBeEmpty();

    [Fact]
    public void Roots_Named_AreThere()
    {
        var types = Product.All.SelectMany(assembly => assembly.GetTypes()).Select(type => type.FullName).ToHashSet(StringComparer.Ordinal);

        Roots.Keys.Where(root => !types.Contains(root)).ShouldBeEmpty();
    }

    // A feature's class registers what lies in its folders, so it is the composition root of these.
    private static bool IsRoot(Type type) => Roots.ContainsKey(Outermost(type).FullName!) || Outermost(type).IsAssignableTo(typeof(PortalFeature));

    private static Type Outermost(Type type) => type.DeclaringType is { } outer ? Outermost(outer) : type;

    private static IEnumerable<string> Circles(Assembly assembly)
    {
        var uses = Uses(assembly);
        return uses.Keys.Where(folder => Reach(uses, folder).Contains(folder)).Order(StringComparer.Ordinal)
            .Select(folder => $"{folder} leads back to itself by {string.Join("; ", uses[folder].Where(use => Reach(uses, use.Key).Contains(folder)).Select(use => $"{use.Key} ({use.Value})"))}");
    }

    /// <summary>For each folder those that it uses, each with one use as an example.</summary>
    private static Dictionary<string, Dictionary<string, string>> Uses(Assembly assembly)
    {
        var uses = new Dictionary<string, Dictionary<string, string>>(StringComparer.Ordinal);
        foreach (var type in assembly.GetTypes().Where(type => type.Namespace is not null && !IsRoot(type)))
        {
            var folder = uses.TryGetValue(type.Namespace!, out var known) ? known : uses[type.Namespace!] = new(StringComparer.Ordinal);
            foreach (var used in TypeUses.Of(type).Where(used => used.Assembly == assembly && used.Namespace is not null && used.Namespace != type.Namespace))
            {
                folder.TryAdd(used.Namespace!, $"{Outermost(type).Name} uses {Outermost(used).Name}");
            }
        }

        return uses;
    }

    private static HashSet<string> Reach(Dictionary<string, Dictionary<string, string>> uses, string from)
    {
        var reached = new HashSet<string>(StringComparer.Ordinal);
        var next = new Stack<string>([from]);
        while (next.TryPop(out var folder))
        {
            foreach (var used in uses.GetValueOrDefault(folder)?.Keys.Where(reached.Add) ?? [])
            {
                next.Push(used);
            }
        }

        return reached;
    }
}
