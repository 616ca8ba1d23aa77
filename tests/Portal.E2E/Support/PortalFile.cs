using Microsoft.Data.Sqlite;

namespace Portal.E2E.Support;

/// <summary>The portal's database, for what has no page yet: how a step of the sample definition is delivered.</summary>
internal sealed class PortalFile(string path)
{
    private const string AddStep = """
        INSERT INTO StepDefinitions (Id, DefinitionId, ExternalId, Name, ConnectionId, DeliveryMode, ChannelId)
        SELECT $id, Definitions.Id, $key, $key, Connections.Id, $mode, $channel
        FROM Definitions JOIN Connections ON Connections.InstanceId = Definitions.InstanceId
        WHERE Definitions.ExternalId = 'def-1' AND Connections.Name = $connection
        """;

    /// <summary>
    /// Do this before the first event: the running portal hears of another's writes only when its cached routes are two seconds old, and an
    /// event in between goes the old way.
    /// </summary>
    /// <param name="key">What an event calls it: <c>step.definitionStepId</c>.</param>
    public async Task AddStepAsync(string key, string connection, string mode, string? channel = null)
    {
        await using var database = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Pooling = false }.ToString());
        await database.OpenAsync();
        await using var command = database.CreateCommand();
        command.CommandText = AddStep;
        command.Parameters.AddWithValue("$id", Guid.CreateVersion7(TimeProvider.System.GetUtcNow()));
        command.Parameters.AddWithValue("$key", key);
        command.Parameters.AddWithValue("$connection", connection);
        command.Parameters.AddWithValue("$mode", mode);
        command.Parameters.AddWithValue("$channel", (object?)channel ?? DBNull.Value);
        (await command.ExecuteNonQueryAsync()).ShouldBe(1);
    }
}
