using Microsoft.EntityFrameworkCore;
using Portal.Data;
using Portal.Domain.Connections.Doctor;
using Portal.Slack.Api;
using Portal.Worker.Slack;

namespace Portal.Worker.Connections.Doctor;

/// <summary>Examines a connection: all checks side by side, within ten seconds, then the report.</summary>
internal sealed class ConnectionDoctor(
    IDbContextFactory<PortalDbContext> contexts, SlackConnections connections, SlackWebApi slack, IEnumerable<DoctorCheck> checks, DoctorReportStore reports, TimeProvider time)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    public async Task RunAsync(Guid connectionId, CancellationToken cancellationToken)
    {
        if (await connections.FindAsync(connectionId, cancellationToken) is not { } connection)
        {
            await reports.WriteUnreadableAsync(connectionId, cancellationToken);
            return;
        }

        using var timeout = new CancellationTokenSource(Patience, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, timeout.Token);
        var token = connection.Mode.NeedsBotToken ? connection.Secrets.BotToken : connection.Secrets.LookupBotToken;
        var auth = token is { } secret && (connection.Mode.NeedsBotToken || connection.Mode.NeedsLookupToken) ? slack.AuthTestAsync(secret, either.Token) : null;
        var examined = new ExaminedConnection(connection, await ChannelsAsync(connection, cancellationToken), auth);
        var findings = await Task.WhenAll(checks.Where(check => check.Concerns(connection.Mode)).Select(check => ExamineAsync(check, examined, either.Token)));
        cancellationToken.ThrowIfCancellationRequested();
        await reports.WriteAsync(connection.Row, [.. findings.SelectMany(list => list)], auth is { IsCompletedSuccessfully: true } ? await auth : null, cancellationToken);
    }

    private static async Task<IReadOnlyList<Finding>> ExamineAsync(DoctorCheck check, ExaminedConnection examined, CancellationToken cancellationToken)
    {
        try
        {
            return await check.ExamineAsync(examined, cancellationToken);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            return [new Finding("late." + check.Name, FindingLevel.NotChecked, $"{check.Name}: no answer in time", "It took longer than 10 seconds.", "Run the check again.")];
        }
    }

    private async Task<IReadOnlyList<ConfiguredChannel>> ChannelsAsync(SlackConnection connection, CancellationToken cancellationToken)
    {
        if (connection.Mode.HasFixedChannel)
        {
            return [];
        }

        var instanceId = connection.Row.InstanceId;
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var defaultConnection = await db.Connections.Where(row => row.InstanceId == instanceId && row.IsDefault).Select(row => (Guid?)row.Id).FirstOrDefaultAsync(cancellationToken);
        var defaultChannel = await db.InstanceSettings.Where(row => row.InstanceId == instanceId).Select(row => row.DefaultChannelId).FirstOrDefaultAsync(cancellationToken);
        var definitions = await db.Definitions.AsNoTracking().Include(row => row.Steps).Where(row => row.InstanceId == instanceId).OrderBy(row => row.Name).ToListAsync(cancellationToken);
        return ConfiguredChannels.Of(connection.Row.Id, defaultConnection, defaultChannel, definitions);
    }
}
