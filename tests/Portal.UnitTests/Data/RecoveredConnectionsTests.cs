using Microsoft.EntityFrameworkCore;
using Portal.Data.Providers;
using Portal.Domain.Auth;
using Portal.Domain.Connections;
using Portal.Domain.Errors;
using Portal.Domain.Slack;
using Portal.UnitTests.Support;

namespace Portal.UnitTests.Data;

/// <summary>What was wrong with a connection is settled when it works again, and nothing else is.</summary>
public sealed class RecoveredConnectionsTests : IAsyncLifetime
{
    private TestDatabase _database = null!;
    private DataHost _host = null!;
    private Connection _connection = null!;

    private DateTimeOffset Now => _host.Time.Now;

    public async ValueTask InitializeAsync()
    {
        _database = await TestDatabase.CreateAsync(DatabaseProvider.Sqlite);
        _host = await DataHost.StartAsync(_database);
        var rows = await _host.AddInstanceAsync();
        _connection = new Connection
        {
            Id = Guid.CreateVersion7(Now),
            OrganizationId = rows.Organization.Id,
            InstanceId = rows.InstanceId,
            Name = "App",
            Mode = ConnectionModeKeys.SlackApp,
            CreatedAt = Now,
            UpdatedAt = Now,
        };
        _connection.Failed("token_revoked", credentialsRefused: true, Now);
        await _host.SaveAsync(
            _connection,
            Entry(CauseKey.Of(_connection.Id, SlackError.Classify("token_revoked", 200), "C1")),
            Entry(CauseKey.OfFallback(_connection.Id, "reconnect_needed")),
            Entry(CauseKey.Of(_connection.Id, SlackError.Classify("is_archived", 200), "C1")),
            Entry(CauseKey.Of(Guid.CreateVersion7(Now), SlackError.Classify("token_revoked", 200))));
    }

    public async ValueTask DisposeAsync()
    {
        await _host.DisposeAsync();
        await _database.DisposeAsync();
    }

    [Fact]
    public Task Succeeded_AfterARefusal_SettlesWhatTheTokenCaused() => ShouldSettleAsync(row => row.Succeeded(Now.AddMinutes(1)));

    [Fact]
    public Task Reconnected_WithANewToken_SettlesWhatTheOldOneCaused() => ShouldSettleAsync(row => row.ReplaceBotToken(new ProtectedSecret("protected", "last"), "Ada", Now.AddMinutes(1)));

    [Fact]
    public async Task Succeeded_WhilePeopleCannotBeLookedUp_SettlesNothing()
    {
        await ChangeAsync(row =>
        {
            row.LookupFailed("missing_scope", Now);
            row.Succeeded(Now.AddMinutes(1));
        });

        (await OpenAsync()).Count.ShouldBe(4);
    }

    [Fact]
    public async Task Renamed_Only_SettlesNothing()
    {
        await ChangeAsync(row => row.Name = "Another");

        (await OpenAsync()).Count.ShouldBe(4);
    }

    private async Task ShouldSettleAsync(Action<Connection> change)
    {
        await ChangeAsync(change);

        (await OpenAsync()).Count.ShouldBe(2);
        (await _host.ReadAsync(db => db.Errors.Where(row => row.AcknowledgedAt != null).Select(row => row.AcknowledgedBy).Distinct().SingleAsync())).ShouldBe("Portal: the connection works again");
    }

    private async Task ChangeAsync(Action<Connection> change)
    {
        await using var db = _host.Open();
        change(await db.Connections.SingleAsync(row => row.Id == _connection.Id));
        await db.SaveChangesAsync();
    }

    private Task<List<string>> OpenAsync() => _host.ReadAsync(db => db.Errors.Where(row => row.AcknowledgedAt == null).Select(row => row.CauseKey).ToListAsync());

    private ErrorEntry Entry(string cause) => new()
    {
        Id = Guid.CreateVersion7(Now),
        OrganizationId = _connection.OrganizationId,
        InstanceId = _connection.InstanceId,
        CauseKey = cause,
        Level = ErrorLevel.Error,
        Code = "x",
        Message = "m",
        Remedy = "r",
        FirstSeenAt = Now,
        LastSeenAt = Now,
        Count = 1,
    };
}
