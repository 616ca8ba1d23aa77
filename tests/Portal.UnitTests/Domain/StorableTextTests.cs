using Portal.Domain;

namespace Portal.UnitTests.Domain;

public sealed class StorableTextTests
{
    [Theory]
    [InlineData("")]
    [InlineData("Legal \u00e9\n\t")]
    [InlineData("\ud83d\ude00\ud83d\ude00")]
    public void IsOne_Text_IsKeptAsItIs(string text)
    {
        StorableText.IsOne(text).ShouldBeTrue();
        StorableText.Clean(text).ShouldBe(text);
    }

    // As numbers: an attribute cannot hold half a pair.
    [Theory]
    [InlineData("ab", 97, 0, 98)]
    [InlineData("", 0)]
    [InlineData("a", 97, 0xd83d)]
    [InlineData("a", 0xde00, 97)]
    [InlineData("\ud83d\ude00", 0xd83d, 0xd83d, 0xde00)]
    [InlineData("\ud83d\ude00", 0xd83d, 0xde00, 0xde00)]
    public void Clean_NulOrHalfAPair_IsTakenOut(string clean, params int[] units)
    {
        var text = new string([.. units.Select(unit => (char)unit)]);

        StorableText.IsOne(text).ShouldBeFalse();
        StorableText.Clean(text).ShouldBe(clean);
    }
}
