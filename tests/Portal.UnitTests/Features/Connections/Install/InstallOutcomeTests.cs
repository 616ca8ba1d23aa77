using System.Reflection;
using Portal.Domain.Slack;
using Portal.Features.Connections.Install;
using Portal.Features.Connections.Saving;

namespace Portal.UnitTests.Features.Connections.Install;

public sealed class InstallOutcomeTests
{
    [Fact]
    public void Words_EveryOutcome_HasASentenceAndARemedy()
    {
        var codes = typeof(InstallOutcome).GetFields(BindingFlags.Public | BindingFlags.Static)
            .Where(field => field.IsLiteral && !field.Name.EndsWith("Key", StringComparison.Ordinal)).Select(field => (string)field.GetValue(null)!).ToList();

        codes.Count.ShouldBeGreaterThan(20);
        foreach (var code in codes)
        {
            var (sentence, remedy) = InstallWords.Of(new InstallOutcome(code));
            sentence.ShouldEndWith(".");
            remedy.ShouldEndWith(".");
            InstallOutcome.Read(code, null).ShouldBe(new InstallOutcome(code));
        }
    }

    [Theory]
    [InlineData("invalid_code", "code-invalid")]
    [InlineData("code_already_used", "code-used")]
    [InlineData("bad_redirect_uri", "wrong-redirect")]
    [InlineData("invalid_client_id", "wrong-client")]
    [InlineData("bad_client_secret", "wrong-secret")]
    [InlineData("timeout", "unreachable")]
    [InlineData("ratelimited", "unreachable")]
    [InlineData("invalid_auth", "refused")]
    [InlineData("brand_new", "refused")]
    public void Of_Refusal_SaysWhoMustAct(string code, string outcome) => InstallOutcome.Of(SlackError.Classify(code, 200)).Code.ShouldBe(outcome);

    [Theory]
    [InlineData("connected", "a:b,c.d_1", "a:b,c.d_1")]
    [InlineData("connected", "<b>", null)]
    [InlineData("connected", "", null)]
    public void Read_Address_KeepsOnlyWhatIsPlain(string code, string detail, string? kept) => InstallOutcome.Read(code, detail)!.Detail.ShouldBe(kept);

    [Theory]
    [InlineData(null)]
    [InlineData("made-up")]
    public void Read_UnknownCode_IsNothing(string? code) => InstallOutcome.Read(code, null).ShouldBeNull();

    [Theory]
    [InlineData("Acme", "Acme")]
    [InlineData("Taken", "Taken 3")]
    [InlineData("tAKEN", "tAKEN 3")]
    [InlineData("  \u0001 ", "Slack")]
    public void Free_Name_IsUnique(string wanted, string expected) => ConnectionName.Free(wanted, ["Taken", "taken 2"]).ShouldBe(expected);

    [Fact]
    public void Free_LongName_IsCutBeforeItsNumber()
    {
        var name = new string('x', 79) + "😀";

        ConnectionName.Free(name, []).ShouldBe(new string('x', 79));
        ConnectionName.Free(new string('x', 90), [new string('x', 80)]).ShouldBe(new string('x', 78) + " 2");
    }
}
