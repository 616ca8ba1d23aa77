using System.Text.Json;
using Portal.Domain;

namespace Portal.UnitTests.Domain;

public sealed class SecretTests
{
    private static readonly Secret Token = new("xoxb-123456789-abcd");

    [Fact]
    public void ToString_AnySecret_IsMasked() => $"{Token}".ShouldBe("***");

    [Fact]
    public void Serialize_InAnObject_IsMasked() => JsonSerializer.Serialize(new { Token }).ShouldBe("""{"Token":"***"}""");

    [Fact]
    public void Deserialize_Text_IsTheSecret() => JsonSerializer.Deserialize<Secret>("\"abc\"")!.Reveal().ShouldBe("abc");

    [Theory]
    [InlineData("xoxb-123456789-abcd", "abcd")]
    [InlineData("12345678wxyz", "wxyz")]
    [InlineData("1234567wxyz", "")]
    [InlineData("short", "")]
    [InlineData("", "")]
    public void LastFour_ShortSecrets_ShowNothing(string secret, string expected) => new Secret(secret).LastFour.ShouldBe(expected);

    [Fact]
    public void Equals_SameValue_IsEqual()
    {
        var same = new Secret("xoxb-123456789-abcd");

        Token.Equals(same).ShouldBeTrue();
        Token.GetHashCode().ShouldBe(same.GetHashCode());
        Token.Equals(new Secret("xoxb-123456789-abce")).ShouldBeFalse();
        Token.Equals(null).ShouldBeFalse();
    }
}
