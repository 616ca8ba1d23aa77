using Portal.Domain.Auth;
using Portal.Domain.Connections;

namespace Portal.UnitTests.Domain.Connections;

public sealed class ConnectionTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 21, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void LookupFailed_Again_KeepsWhenItBegan()
    {
        var row = New();

        row.LookupFailed("token_revoked", Now);
        row.LookupFailed("invalid_auth", Now.AddHours(1));

        (row.LookupFailingSince, row.LookupError, row.Status).ShouldBe((Now, "invalid_auth", ConnectionStatus.Active));
    }

    [Fact]
    public void ReplaceWebhookUrl_LookupTokenRefused_SaysNothingOfTheToken()
    {
        var row = New();
        row.LookupFailed("token_revoked", Now);

        row.ReplaceWebhookUrl(new ProtectedSecret("x", "wxyz"));
        row.Succeeded(Now);
        row.Health.ShouldBe(ConnectionHealth.NamesOnly);

        row.ReplaceLookupToken(new ProtectedSecret("x", "wxyz"));
        (row.LookupFailingSince, row.LookupError, row.Health).ShouldBe((null, null, ConnectionHealth.NeverUsed));
    }

    [Fact]
    public void Health_MessagesFailToo_IsFailing()
    {
        var row = New();
        row.LookupFailed("token_revoked", Now);

        row.Failed("no_service", credentialsRefused: false, Now);

        row.Health.ShouldBe(ConnectionHealth.Failing);
    }

    private static Connection New() => new()
    {
        Id = Guid.Empty,
        OrganizationId = Guid.Empty,
        InstanceId = Guid.Empty,
        Name = "Finance",
        Mode = ConnectionModeKeys.IncomingWebhookLookup,
        CreatedAt = Now,
        UpdatedAt = Now,
    };
}
