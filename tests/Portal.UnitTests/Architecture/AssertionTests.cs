using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Portal.UnitTests.Support;

namespace Portal.UnitTests.Architecture;

/// <summary>Behind <c>?.</c> an assertion is skipped when the value is missing, which is when it should fail.</summary>
public sealed class AssertionTests
{
    [Fact]
    public void Assertions_OfAllTests_AreNeverSkipped()
    {
        var sources = Repository.Sources("tests").ToList();

        sources.Count.ShouldBeGreaterThan(200);
        sources.SelectMany(file => Skippable(File.ReadAllText(file), Path.GetRelativePath(Repository.Root, file))).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("answer?.Text.ShouldBe(expected);")]
    [InlineData("answer.Error?.Text.Trim().ShouldBe(expected);")]
    [InlineData("answer?[0].ShouldBe(expected);")]
    [InlineData("answer\n    ?.Text\n    .ShouldNotBeNull();")]
    [InlineData("await answer?.Text.ShouldBeProblemAsync();")]
    [InlineData("answers?.ForEach(answer => answer.ShouldBe(expected));")]
    [InlineData("pages?.Select(async page => await Expect(page).ToBeVisibleAsync());")]
    [InlineData("answer?.Pipe(text => Assert.Equal(expected, text));")]
    public void Assertion_BehindAQuestionMark_IsFound(string statement) => Skippable(statement).ShouldHaveSingleItem();

    [Theory]
    [InlineData("(answer?.Text).ShouldBe(expected);")]
    [InlineData("answer.Text.ShouldBe(expected?.Text);")]
    [InlineData("answer.ShouldNotBeNull().Text.ShouldBe(expected);")]
    [InlineData("output?.Write(\"answer?.Text.ShouldBe(expected);\");")]
    public void Assertion_OfWhatMayBeMissing_IsGood(string statement) => Skippable(statement).ShouldBeEmpty();

    [Fact]
    public void ShouldAllBe_OfNone_Fails() => Should.Throw<ShouldAssertException>(() => Array.Empty<int>().ShouldAllBe(_ => true));

    private static IEnumerable<string> Skippable(string source, string file = "") =>
        CSharpSyntaxTree.ParseText(source, path: file).GetRoot().DescendantNodes().OfType<ConditionalAccessExpressionSyntax>()
            .Where(access => access.WhenNotNull.DescendantNodesAndSelf().OfType<InvocationExpressionSyntax>().Any(IsAssertion))
            .Select(access => $"{file}:{access.GetLocation().GetLineSpan().StartLinePosition.Line + 1} {access}");

    private static bool IsAssertion(InvocationExpressionSyntax call) => call.Expression switch
    {
        MemberAccessExpressionSyntax { Expression: IdentifierNameSyntax { Identifier.Text: "Assert" } } => true,
        MemberAccessExpressionSyntax member => IsAssertion(member.Name),
        MemberBindingExpressionSyntax member => IsAssertion(member.Name),
        SimpleNameSyntax name => IsAssertion(name),
        _ => false,
    };

    private static bool IsAssertion(SimpleNameSyntax name) => name.Identifier.Text.StartsWith("Should", StringComparison.Ordinal) || name.Identifier.Text == "Expect";
}
