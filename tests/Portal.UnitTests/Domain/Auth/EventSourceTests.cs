using Portal.Domain.Auth;

namespace Portal.UnitTests.Domain.Auth;

public sealed class EventSourceTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 21, 12, 0, 0, TimeSpan.Zero);
    private static readonly TimeSpan Overlap = TimeSpan.FromHours(24);

    [Fact]
    public void IsValidAt_SecretWithoutAnEnd_IsAlways() => Secret().IsValidAt(DateTimeOffset.MaxValue).ShouldBeTrue();

    [Fact]
    public void Rotate_FirstSecret_OverlapsAndTheNextHasNoEnd()
    {
        var (first, next) = (Secret(), Secret());
        var source = Source(first);

        source.Rotate(next, Now, Overlap);

        source.Secrets.ShouldBe([first, next]);
        next.ExpiresAt.ShouldBeNull();
        first.ExpiresAt.ShouldBe(Now + Overlap);
        first.IsValidAt(Now + Overlap - TimeSpan.FromTicks(1)).ShouldBeTrue();
        first.IsValidAt(Now + Overlap).ShouldBeFalse();
    }

    [Fact]
    public void Rotate_Again_DoesNotProlongWhatEndsSooner()
    {
        var (first, second) = (Secret(), Secret());
        var source = Source(first);
        source.Rotate(second, Now, Overlap);

        source.Rotate(Secret(), Now.AddHours(1), Overlap);

        first.ExpiresAt.ShouldBe(Now + Overlap);
        second.ExpiresAt.ShouldBe(Now.AddHours(1) + Overlap);
    }

    [Fact]
    public void Revoke_EndsEverySecretNowAndRemembersTheFirstTime()
    {
        var (first, second) = (Secret(), Secret());
        var source = Source(first);
        source.Rotate(second, Now, Overlap);

        source.Revoke(Now.AddMinutes(1));
        source.Revoke(Now.AddMinutes(2));

        source.RevokedAt.ShouldBe(Now.AddMinutes(1));
        source.Secrets.ShouldAllBe(secret => !secret.IsValidAt(Now.AddMinutes(1)) && secret.IsValidAt(Now));
    }

    [Fact]
    public void ToString_ProtectedSecret_TellsNothing() => new ProtectedSecret("cipher", "wxyz").ToString().ShouldBe("***");

    private static EventSource Source(EventSourceSecret secret) =>
        new() { Id = Guid.Empty, OrganizationId = Guid.Empty, InstanceId = Guid.Empty, Name = "Jira", CreatedAt = Now, Secrets = [secret] };

    private static EventSourceSecret Secret() => new() { Id = Guid.Empty, EventSourceId = Guid.Empty, Value = new ProtectedSecret("x", "wxyz"), CreatedAt = Now };
}
