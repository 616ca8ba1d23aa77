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

    [Fact]
    public void Failed_Again_KeepsWhenItBeganAndTheNewestWord()
    {
        var row = New();

        row.Failed("timeout", credentialsRefused: false, Now);
        row.Failed("no_service", credentialsRefused: false, Now.AddHours(1));

        (row.FailingSince, row.LastError, row.Status).ShouldBe((Now, "no_service", ConnectionStatus.Active));
    }

    [Fact]
    public void Failed_CredentialsRefused_NeedsAReconnectUntilSlackTakesThemAgain()
    {
        var row = New();

        row.Failed("token_revoked", credentialsRefused: true, Now);
        row.Health.ShouldBe(ConnectionHealth.ReconnectNeeded);

        row.Succeeded(Now.AddHours(1));
        (row.Status, row.FailingSince, row.LastError, row.LastSuccessAt).ShouldBe((ConnectionStatus.Active, null, null, Now.AddHours(1)));
        row.Health.ShouldBe(ConnectionHealth.Ready);
    }

    [Fact]
    public void Disabled_WhateverSlackSays_StaysDisabledUntilItIsEnabled()
    {
        var row = New();
        row.Disable();

        row.Failed("token_revoked", credentialsRefused: true, Now);
        row.Succeeded(Now);
        row.ReplaceWebhookUrl(Secret);
        row.Health.ShouldBe(ConnectionHealth.Disabled);

        row.Enable();
        row.Status.ShouldBe(ConnectionStatus.Active);
    }

    [Theory]
    [InlineData(nameof(Connection.ReplaceWebhookUrl))]
    [InlineData(nameof(Connection.ReplaceBotToken))]
    [InlineData(nameof(Connection.ReplaceLookupToken))]
    public void Replace_Credentials_BeginsWithACleanSlate(string replacement)
    {
        var row = New();
        row.Succeeded(Now);
        row.Failed("token_revoked", credentialsRefused: true, Now);

        Replace(row, replacement);

        (row.Status, row.LastSuccessAt, row.FailingSince, row.LastError).ShouldBe((ConnectionStatus.Active, null, null, null));
        row.Health.ShouldBe(ConnectionHealth.NeverUsed);
    }

    [Fact]
    public void ReplaceBotToken_RemembersWhoAndWhen()
    {
        var row = New();

        row.ReplaceBotToken(Secret, "Jan", Now);

        (row.BotToken, row.InstalledBy, row.InstalledAt).ShouldBe((Secret, "Jan", Now));
    }

    [Theory]
    [InlineData(254, 254)]
    [InlineData(255, 255)]
    [InlineData(300, 255)]
    public void Take_ChannelsName_FitsItsColumn(int length, int kept)
    {
        var channel = new SlackChannel { ConnectionId = Guid.Empty, ChannelId = "C1", Name = "", NameKey = "", RefreshedAt = Now };

        channel.Take(new string('F', length), isPrivate: true, isArchived: true, isMember: true, Now.AddHours(1));

        channel.Name.ShouldBe(new string('F', kept));
        channel.NameKey.ShouldBe(new string('f', kept));
        (channel.IsPrivate, channel.IsArchived, channel.IsMember, channel.RefreshedAt).ShouldBe((true, true, true, Now.AddHours(1)));
    }

    private static void Replace(Connection row, string replacement)
    {
        switch (replacement)
        {
            case nameof(Connection.ReplaceWebhookUrl): row.ReplaceWebhookUrl(Secret); break;
            case nameof(Connection.ReplaceBotToken): row.ReplaceBotToken(Secret, "Jan", Now); break;
            default: row.ReplaceLookupToken(Secret); break;
        }
    }

    private static ProtectedSecret Secret { get; } = new("x", "wxyz");

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
