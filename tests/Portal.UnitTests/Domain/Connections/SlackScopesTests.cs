using Portal.Domain.Connections;

namespace Portal.UnitTests.Domain.Connections;

public sealed class SlackScopesTests
{
    [Fact]
    public void All_EveryScope_SaysWhyInASentence() =>
        SlackScopes.All.ShouldAllBe(scope => scope.Why.EndsWith('.') && scope.Why.Length > 15);

    [Fact]
    public void All_OfOneMode_AreNamedOnce() =>
        SlackScopes.All.Select(scope => (scope.Mode, scope.Name)).ShouldBeUnique();

    [Theory]
    [InlineData("SLACK_APP", "chat:write,im:write,mpim:write,users:read,users:read.email,channels:read,groups:read", "")]
    [InlineData("SLACK_APP", "chat:write,im:write,users:read,users:read.email,channels:read", "mpim:write,groups:read")]
    [InlineData("INCOMING_WEBHOOK_LOOKUP", "users:read", "users:read.email")]
    [InlineData("INCOMING_WEBHOOK_LOOKUP", "users:read,users:read.email", "")]
    [InlineData("INCOMING_WEBHOOK", "", "")]
    [InlineData("PIGEON", "", "")]
    public void Compare_Granted_NamesWhatIsMissing(string mode, string granted, string missing)
    {
        var comparison = SlackScopes.Compare(mode, granted.Split(','));

        string.Join(',', comparison.Missing.Select(scope => scope.Name)).ShouldBe(missing);
    }

    [Fact]
    public void Compare_MoreThanNeeded_IsToldApartFromWhatIsUsed()
    {
        var comparison = SlackScopes.Compare(ConnectionModeKeys.IncomingWebhookLookup, ["users:read", "users:read.email", "files:read", "chat:write"]);

        comparison.Present.Select(scope => scope.Name).ShouldBe(["users:read", "users:read.email"]);
        comparison.Unneeded.ShouldBe(["chat:write", "files:read"]);
    }

    [Fact]
    public void Compare_OptionalGranted_IsNotMissing() =>
        SlackScopes.Compare(ConnectionModeKeys.SlackApp, ["team:read", "usergroups:read"]).MissingOptional.Select(scope => scope.Name).ShouldBe(["chat:write.public", "usergroups:write"]);

    [Fact]
    public void Compare_OptionalMissing_IsStillEnough()
    {
        var required = SlackScopes.Of(ConnectionModeKeys.SlackApp).Where(scope => scope.IsRequired).Select(scope => scope.Name);

        var comparison = SlackScopes.Compare(ConnectionModeKeys.SlackApp, required);

        comparison.Missing.ShouldBeEmpty();
        comparison.Present.Count.ShouldBe(7);
        comparison.MissingOptional.Select(scope => scope.Name).ShouldBe(["chat:write.public", "team:read", "usergroups:read", "usergroups:write"]);
    }
}
