using Portal.Domain.Errors;
using Portal.Domain.Slack;

namespace Portal.UnitTests.Domain.Errors;

public sealed class CauseKeyTests
{
    private static readonly Guid Id = Guid.Parse("0197f000-0000-7000-8000-000000000001");

    [Theory]
    [InlineData("token_revoked", "C1", null)]
    [InlineData("token_revoked", "C2", null)]
    [InlineData("token_revoked", "D1", "update")]
    [InlineData("token_revoked", null, "lookup")]
    [InlineData("token_revoked", "jan@acme.test", null)]
    public void Of_RefusedCredentials_IsOneForTheConnection(string code, string? place, string? call) =>
        CauseKey.Of(Id, SlackError.Classify(code, null), place, call).ShouldBe($"slack:{Id}:{code}:");

    [Theory]
    [InlineData("not_in_channel", "C1", null, "not_in_channel:C1")]
    [InlineData("not_in_channel", "C2", null, "not_in_channel:C2")]
    [InlineData("is_archived", "C1", "update", "update:is_archived:C1")]
    [InlineData("users_not_found", "jan@acme.test", null, "users_not_found:jan@acme.test")]
    [InlineData("ratelimited", null, null, "ratelimited:")]
    public void Of_AnythingElse_IsOneForThePlace(string code, string? place, string? call, string expected) =>
        CauseKey.Of(Id, SlackError.Classify(code, null), place, call).ShouldBe($"slack:{Id}:{expected}");
}
