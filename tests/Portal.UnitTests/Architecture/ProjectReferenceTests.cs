using System.Xml.Linq;
using Portal.UnitTests.Support;

namespace Portal.UnitTests.Architecture;

/// <summary>From the project files: the compiler drops a reference that nothing uses yet, which would hide a wrong arrow.</summary>
public sealed class ProjectReferenceTests
{
    [Theory]
    [InlineData("Portal.Domain")]
    [InlineData("Portal.Data", "Portal.Domain")]
    [InlineData("Portal.Slack", "Portal.Domain")]
    [InlineData("Portal.Worker", "Portal.Data", "Portal.Slack")]
    [InlineData("Portal", "Portal.Worker", "Portal.SlackSimulator")]
    [InlineData("Portal.SlackSimulator")]
    public void Project_ReferencesOnly_WhatItsPlaceAllows(string project, params string[] allowed) =>
        Repository.Project(project).Included("ProjectReference").Select(path => Path.GetFileNameWithoutExtension(path)!).ShouldBe(allowed, ignoreOrder: true);

    [Fact]
    public void Projects_AtTheTop_AreTheSixOfTheHouse() =>
        Directory.EnumerateFiles(Repository.Root, "*.csproj", SearchOption.AllDirectories)
            .Select(path => Path.GetRelativePath(Repository.Root, path))
            .Where(path => !path.StartsWith("tests", StringComparison.Ordinal))
            .Select(path => Path.GetFileNameWithoutExtension(path)!)
            .ShouldBe(["Portal", "Portal.Data", "Portal.Domain", "Portal.Slack", "Portal.SlackSimulator", "Portal.Worker"], ignoreOrder: true);

    [Theory]
    [InlineData("Portal.Domain")]
    [InlineData("Portal.SlackSimulator")]
    public void Project_ThatStandsAlone_TakesNoPackage(string project)
    {
        var file = Repository.Project(project);

        file.Included("PackageReference").ShouldBeEmpty();
        file.Included("Reference").ShouldBeEmpty();
    }

    [Fact]
    public void Packages_ForEveryProject_AreAnalyzersOnly()
    {
        var file = XDocument.Load(Path.Combine(Repository.Root, "Directory.Build.props"));

        file.Descendants("PackageReference").ShouldAllBe(package => package.Attribute("PrivateAssets")!.Value == "all");
    }

    [Fact]
    public void Domain_Assembly_NeedsOnlyTheFramework() =>
        Product.Domain.GetReferencedAssemblies().ShouldAllBe(name => name.Name!.StartsWith("System.", StringComparison.Ordinal));

    [Fact]
    public void Simulator_Assembly_KnowsNothingOfOurs() =>
        Product.Simulator.GetReferencedAssemblies().ShouldAllBe(name => !name.Name!.StartsWith("Portal", StringComparison.Ordinal));
}
