using System.Net;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Portal.Data;
using Portal.Data.Notifications.Writing;
using Portal.Domain.Errors;
using Portal.Domain.Notifications;
using Portal.Domain.Notifications.Routing;
using Portal.Worker.Errors;
using Portal.Worker.Notifications.Sending;

namespace Portal.Worker.Notifications.Fallbacks;

/// <summary>The one way from Slack to something else: for what waited too long, what Slack refused, and what had no connection.</summary>
internal sealed class FallbackRunner(
    IEnumerable<Fallback> fallbacks,
    IDbContextFactory<PortalDbContext> contexts,
    DeliveryStore store,
    ErrorReporter errors,
    TimeProvider time)
{
    private const string LastResort = "LOG_ONLY";
    private readonly Dictionary<string, Fallback> _byKey = fallbacks.ToDictionary(fallback => fallback.Key, StringComparer.Ordinal);

    /// <summary>Takes the fallback of each, its attempt on disk before it is made.</summary>
    /// <param name="notifications">What Slack cannot take.</param>
    /// <param name="cause">Why, for those that no answer of Slack and no route explains.</param>
    public async Task RunAsync(IReadOnlyList<DueNotification> notifications, FallbackCause cause)
    {
        foreach (var notification in notifications)
        {
            if (notification.LastError is null && !notification.IsTest)
            {
                await errors.ReportAsync(Failure(notification, cause.Advice, $"fallback:{cause.Advice.Code}:{cause.ConnectionId}", cause.ConnectionId), CancellationToken.None);
            }

            await RunAsync(notification, cause.Advice.Code);
        }
    }

    private async Task RunAsync(DueNotification notification, string cause)
    {
        var fallback = notification.IsTest ? null : Choose(notification);
        var attempt = Begin(notification, fallback);
        var claimed = await store.StartAsync(notification.InstanceId, [attempt]);
        if (claimed.Count == 0)
        {
            return;
        }

        var result = fallback is null
            ? new FallbackResult("The test was not sent in time: the connection is disabled, gone, or waits for Slack.")
            : await fallback.RunAsync(await AskAsync(notification), CancellationToken.None);
        await FinishAsync(notification, attempt, result, notification.LastError ?? cause);
    }

    private Fallback Choose(DueNotification notification) =>
        _byKey.GetValueOrDefault(RouteDecisionJson.Read(notification.Route).Fallback) ?? _byKey[LastResort];

    private DeliveryAttempt Begin(DueNotification notification, Fallback? fallback)
    {
        var now = time.GetUtcNow();
        return new DeliveryAttempt
        {
            Id = Guid.CreateVersion7(now),
            NotificationId = notification.Id,
            Number = notification.AttemptCount + 1,
            Method = fallback is null ? "test" : "fallback:" + fallback.Key,
            StartedAt = now,
            Outcome = AttemptOutcome.Started,
        };
    }

    private async Task<FallbackRequest> AskAsync(DueNotification notification)
    {
        await using var db = await contexts.CreateDbContextAsync();
        var recipients = await db.NotificationRecipients.AsNoTracking()
            .Where(row => row.NotificationId == notification.Id)
            .OrderBy(row => row.Position)
            .ToListAsync();
        var subject = await db.Notifications.Where(row => row.Id == notification.Id).Select(row => row.Subject).FirstAsync();
        return new FallbackRequest(notification.Id, subject, TextOf(notification.Payload), recipients, notification.LastError);
    }

    private async Task FinishAsync(DueNotification notification, DeliveryAttempt attempt, FallbackResult result, string reason)
    {
        var now = time.GetUtcNow();
        var worked = result.Problem is null && !notification.IsTest;
        await store.FinishAsync(new AttemptResult
        {
            AttemptId = attempt.Id,
            NotificationId = notification.Id,
            InstanceId = notification.InstanceId,
            Outcome = worked ? AttemptOutcome.Succeeded : AttemptOutcome.Failed,
            State = worked ? NotificationState.FellBack : NotificationState.Failed,
            EndedAt = now,
            GiveUpAt = notification.GiveUpAt,
            Latency = now - attempt.StartedAt,
            // Why Slack did not take it stays the reason, unless the fallback has trouble of its own.
            ErrorCode = result.Problem?.Code ?? reason,
            Note = result.Note,
        });
        if (result.Problem is { } problem)
        {
            await errors.ReportAsync(Failure(notification, problem, "fallback:" + problem.Code, null), CancellationToken.None);
        }
    }

    private static Failure Failure(DueNotification notification, Advice advice, string causeKey, Guid? connectionId) =>
        new(notification.OrganizationId, notification.InstanceId, causeKey, advice, connectionId);

    private static string TextOf(string payload)
    {
        using var json = JsonDocument.Parse(payload);
        return json.RootElement.TryGetProperty("text", out var text) ? WebUtility.HtmlDecode(text.GetString() ?? "") : "";
    }
}
