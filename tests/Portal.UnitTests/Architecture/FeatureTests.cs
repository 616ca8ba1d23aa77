using Portal.Features;
using Portal.UnitTests.Support;

namespace Portal.UnitTests.Architecture;

public sealed class FeatureTests
{
    private const string Root = "Portal.Features.";

    // One word per feature, the same in every project. Home is the front page; Access is what a person calls event sources and tokens (Auth elsewhere).
    private static readonly string[] Words =
    [
        "Connections", "Definitions", "Notifications", "Usergroups", "Inbox", "Audit", "Errors", "Settings", "Organizations", "Onboarding", "Analytics", "Auth", "Access", "Home",
    ];

    [Fact]
    public void Folders_OfThePortal_AreFeatures() => Repository.Folders("Portal/Features").ShouldBeSubsetOf(Words);

    [Fact]
    public void Folders_OfTheDomain_AreFeatures() => Repository.Folders("Portal.Domain").ShouldBeSubsetOf(Words);

    [Fact]
    public void Folders_OfTheData_AreFeaturesAndThatOfTheProviders() => Repository.Folders("Portal.Data").ShouldBeSubsetOf([.. Words, "Providers", "Migrations"]);

    [Fact]
    public void Folders_OfTheWorker_AreFeaturesAndThatOfTheJobs() => Repository.Folders("Portal.Worker").ShouldBeSubsetOf([.. Words, "Jobs"]);

    [Fact]
    public void Features_OfTheAssembly_AreListedOnce() =>
        PortalFeatures.All.Select(feature => feature.GetType()).ShouldBe(Product.Portal.Concrete<PortalFeature>(), ignoreOrder: true);

    [Fact]
    public void Features_DoNotUse_EachOthersTypes()
    {
        var types = Product.Portal.GetTypes().Where(type => FeatureOf(type) is not null).ToList();

        var wrong = types.SelectMany(type => TypeUses.Of(type)
            .Where(used => FeatureOf(used) is { } other && other != FeatureOf(type))
            .Select(used => $"{type.FullName} uses {used.FullName}"));

        types.Select(FeatureOf).Distinct().Count().ShouldBeGreaterThan(1);
        wrong.ShouldBeEmpty();
    }

    /// <summary>The word after <c>Portal.Features</c>; null for what all features share.</summary>
    private static string? FeatureOf(Type type) => type.Namespace is { } space && space.StartsWith(Root, StringComparison.Ordinal) ? space[Root.Length..].Split('.')[0] : null;
}
