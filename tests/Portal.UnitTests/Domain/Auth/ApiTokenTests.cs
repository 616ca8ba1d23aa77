using Portal.Domain.Auth;

namespace Portal.UnitTests.Domain.Auth;

public sealed class ApiTokenTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 21, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void IsValidAt_WithoutAnEnd_IsAlways() => Token(null).IsValidAt(DateTimeOffset.MaxValue).ShouldBeTrue();

    [Theory]
    [InlineData(-1, true)]
    [InlineData(0, false)]
    [InlineData(1, false)]
    public void IsValidAt_AroundItsEnd_EndsAtThatMoment(int ticksAfterEnd, bool expected) => Token(Now).IsValidAt(Now.AddTicks(ticksAfterEnd)).ShouldBe(expected);

    [Fact]
    public void Revoke_IsForEverAndRemembersTheFirstTime()
    {
        var token = Token(null);

        token.Revoke(Now);
        token.Revoke(Now.AddHours(1));

        token.RevokedAt.ShouldBe(Now);
        token.IsValidAt(Now).ShouldBeFalse();
        token.IsValidAt(Now.AddYears(-1)).ShouldBeFalse();
    }

    [Theory]
    [InlineData("admin", "admin events:write config:write usergroups:write read")]
    [InlineData("config:write", "config:write read")]
    [InlineData("events:write", "events:write")]
    [InlineData("usergroups:write", "usergroups:write")]
    [InlineData("read", "read")]
    [InlineData("", "")]
    public void Allows_Scope_IsWhatItContains(string granted, string allowed)
    {
        var allows = TokenScope.All.Where(needed => TokenScope.Allows(Words(granted), needed));

        allows.ShouldBe(Words(allowed), ignoreOrder: true);
    }

    private static string[] Words(string text) => text.Split(' ', StringSplitOptions.RemoveEmptyEntries);

    private static ApiToken Token(DateTimeOffset? expiresAt) => new()
    {
        Id = Guid.Empty,
        OrganizationId = Guid.Empty,
        InstanceId = Guid.Empty,
        Name = "CI",
        Hash = "0",
        LastFour = "wxyz",
        Scopes = [TokenScope.Read],
        CreatedAt = Now,
        CreatedBy = "Jan",
        ExpiresAt = expiresAt,
    };
}
