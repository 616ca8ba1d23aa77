using System.Globalization;
using System.Text.Json.Serialization;
using Microsoft.EntityFrameworkCore;
using Portal.Auth;
using Portal.Data;
using Portal.Data.Notifications;
using Portal.Domain;
using Portal.Domain.Auth;
using Portal.Domain.Connections;
using Portal.Domain.Errors;
using Portal.Domain.Notifications;
using Portal.Domain.Slack;
using Portal.Slack.Connections;
using Portal.Worker.Notifications.Planning;

namespace Portal.Features.Connections.Testing;

/// <summary>
/// Sends a test message the way of every other: a row, the lane, the stored secret. The portal itself does not call Slack; it waits for what
/// becomes of the row.
/// </summary>
internal sealed class TestConnection(
    IDbContextFactory<PortalDbContext> contexts, ConnectionModeCatalog modes, Retries retries, WorkSignals signals, ChangeFeed feed, TimeProvider clock)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan PollInterval = TimeSpan.FromMilliseconds(500);

    /// <param name="target">Null for a connection whose channel is fixed, and for the instance's default channel.</param>
    public async Task<Outcome<TestConnectionResult>> HandleAsync(InstanceCaller caller, Guid id, TestTarget? target, CancellationToken cancellationToken)
    {
        if (await contexts.FindRefusalAsync(caller, Permission.ManageConnections, cancellationToken) is { } refusal)
        {
            return Outcome<TestConnectionResult>.Invalid(refusal);
        }

        using var changed = new SemaphoreSlim(0, 1);
        using var subscription = feed.Subscribe(caller.InstanceId, () => Signal(changed));
        var written = await WriteAsync(caller, id, target, cancellationToken);
        if (written.Value is not ({ } connection, { } notification, var sentTo))
        {
            return written.IsMissing ? Outcome<TestConnectionResult>.Missing() : Outcome<TestConnectionResult>.Invalid(written.Problems);
        }

        signals.WakeLane(id);
        var context = new AdviceContext(connection.Name, sentTo?.ChannelId, sentTo?.Email, connection.TeamName);
        return Outcome<TestConnectionResult>.Ok(await WaitAsync(notification.Id, context, changed, cancellationToken));
    }

    private static void Signal(SemaphoreSlim changed)
    {
        try
        {
            changed.Release();
        }
        catch (Exception full) when (full is SemaphoreFullException or ObjectDisposedException)
        {
            // The next read is due already, or the test has ended.
        }
    }

    private async Task<Outcome<Written>> WriteAsync(InstanceCaller caller, Guid id, TestTarget? target, CancellationToken cancellationToken)
    {
        await using var db = (await contexts.CreateDbContextAsync(cancellationToken)).ActAs(caller.Name);
        var connection = await db.ConnectionsOf(caller).AsNoTracking().FirstOrDefaultAsync(row => row.Id == id, cancellationToken);
        if (connection is null)
        {
            return Outcome<Written>.Missing();
        }

        var hasFixedChannel = modes.Find(connection.Mode)?.HasFixedChannel ?? true;
        target = hasFixedChannel ? null : target ?? await DefaultAsync(db, caller, cancellationToken);
        if (ProblemOf(connection, target, hasFixedChannel) is { } problem)
        {
            return Outcome<Written>.Invalid(problem);
        }

        // Who tests wants to know how it is now, not how it was an hour ago.
        await retries.ForgetPeopleAsync(id, [target?.Email], cancellationToken);
        var instance = await db.Instances.Where(row => row.Id == caller.InstanceId).Select(row => row.Name).FirstAsync(cancellationToken);
        var notification = TestMessage.For(connection, instance, caller, target, clock.GetUtcNow());
        db.Notifications.Add(notification);
        await db.SaveChangesAsync(cancellationToken);
        return Outcome<Written>.Ok(new Written(connection, notification, target));
    }

    private static FieldProblem? ProblemOf(Connection connection, TestTarget? target, bool hasFixedChannel) => target switch
    {
        _ when connection.Status == ConnectionStatus.Disabled => new("$", "This connection is disabled. Enable it, then test it."),
        _ when hasFixedChannel => null,
        null or { ChannelId: null, Email: null } => new("channelId", "Choose where the test message goes: a channel, or a direct message to you."),
        { ChannelId: { } channel } when !ChannelId.IsOne(channel) => new("channelId", ChannelId.Shape),
        { ChannelId: null, Email: { } email } when !IsAddress(email) => new("email", "Send the e-mail address of a person in the workspace."),
        _ => null,
    };

    private static bool IsAddress(string email) => email.Contains('@', StringComparison.Ordinal) && email.Length <= 255 && StorableText.IsOne(email);

    private static async Task<TestTarget?> DefaultAsync(PortalDbContext db, InstanceCaller caller, CancellationToken cancellationToken) =>
        await db.InstanceSettings.Where(row => row.InstanceId == caller.InstanceId).Select(row => row.DefaultChannelId).FirstOrDefaultAsync(cancellationToken) is { } channel
            ? new TestTarget(channel, null)
            : null;

    private async Task<TestConnectionResult> WaitAsync(
        Guid notificationId, AdviceContext context, SemaphoreSlim changed, CancellationToken cancellationToken)
    {
        var signal = changed.WaitAsync(cancellationToken);
        // By a clock that nobody sets: whoever waits must not wait longer for it.
        var began = clock.GetTimestamp();
        while (true)
        {
            if (await ReadAsync(notificationId, context, cancellationToken) is { } result)
            {
                return result;
            }

            if (clock.GetElapsedTime(began) >= Patience)
            {
                return await WaitingAsync(notificationId, cancellationToken);
            }

            await Task.WhenAny(signal, Task.Delay(PollInterval, clock, cancellationToken));
            cancellationToken.ThrowIfCancellationRequested();
            signal = signal.IsCompleted ? changed.WaitAsync(cancellationToken) : signal;
        }
    }

    private async Task<TestConnectionResult> WaitingAsync(Guid notificationId, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var held = await (
            from notification in db.Notifications
            join connection in db.Connections on notification.ConnectionId equals connection.Id
            where notification.Id == notificationId
            select connection.HeldUntil).FirstOrDefaultAsync(cancellationToken);
        return held is { } until
            ? new TestConnectionResult(
                notificationId, TestOutcome.Waiting, "ratelimited",
                string.Create(CultureInfo.InvariantCulture, $"Slack had too many messages and asked this connection to wait until {until.UtcDateTime:d MMM yyyy, HH:mm} UTC."),
                "Nothing to do: it goes on by itself. A test is let through now and then, and ends the wait if Slack takes it.")
            : new TestConnectionResult(notificationId, TestOutcome.Waiting, null, null, null);
    }

    private async Task<TestConnectionResult?> ReadAsync(Guid notificationId, AdviceContext context, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var row = await db.Notifications.AsNoTracking()
            .Where(row => row.Id == notificationId)
            .Select(row => new { row.State, row.LastError, Status = row.Attempts.OrderByDescending(attempt => attempt.Number).Select(attempt => attempt.HttpStatus).FirstOrDefault() })
            .FirstOrDefaultAsync(cancellationToken);
        switch (row?.State)
        {
            case { } state when NotificationStates.Open.Contains(state):
                return null;
            case NotificationState.Delivered:
                return new TestConnectionResult(notificationId, TestOutcome.Delivered, null, null, null);
            default:
                var error = SlackError.Classify(row?.LastError ?? "unexpected_answer", row?.Status);
                var advice = ErrorAdvice.ForTest(error, context);
                return new TestConnectionResult(notificationId, TestOutcome.Failed, error.Code, advice.Message, advice.Remedy);
        }
    }

    private sealed record Written(Connection Connection, Notification Notification, TestTarget? Target);
}

/// <summary>Where a test message goes, where that is open: a channel, or the person with this e-mail.</summary>
public sealed record TestTarget(string? ChannelId, string? Email);

/// <summary>What became of a test message.</summary>
/// <param name="NotificationId">Its notification.</param>
/// <param name="Code">Slack's own word when it failed.</param>
public sealed record TestConnectionResult(Guid NotificationId, TestOutcome Outcome, string? Code, string? Message, string? Remedy);

[JsonConverter(typeof(JsonStringEnumConverter<TestOutcome>))]
public enum TestOutcome
{
    Delivered,
    Failed,

    /// <summary>Slack has not answered within the time that a person waits; its notification will show it.</summary>
    Waiting,
}
