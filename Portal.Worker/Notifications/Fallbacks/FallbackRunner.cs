using System.Net;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Portal.Data;
using Portal.Data.Notifications.Writing;
using Portal.Domain.Errors;
using Portal.Domain.Notifications;
using Portal.Domain.Notifications.Planning;
using Portal.Domain.Notifications.Routing;
using Portal.Worker.Errors;
using Portal.Worker.Notifications.Attempts;

namespace Portal.Worker.Notifications.Fallbacks;

/// <summary>The one way from Slack to something else: for what waited too long, what Slack refused, and what had no connection.</summary>
internal sealed class FallbackRunner(
    IEnumerable<Fallback> fallbacks, IDbContextFactory<PortalDbContext> contexts, AttemptRunner attempts, ErrorReporter errors)
{
    // The lane waits for them; a mail server that answers slowly must not make it wait for one after the other, nor be overrun.
    private static readonly ParallelOptions SideBySide = new() { MaxDegreeOfParallelism = 4 };

    private const string LastResort = FallbackKeys.LogOnly;
    private const string None = FallbackKeys.None;
    private readonly Dictionary<string, Fallback> _byKey = fallbacks.ToDictionary(fallback => fallback.Key, StringComparer.Ordinal);

    /// <summary>Takes the fallback of each, its attempt on disk before it is made.</summary>
    /// <param name="notifications">What Slack cannot take.</param>
    /// <param name="cause">Why, for those that no answer of Slack and no route explains.</param>
    public Task RunAsync(IReadOnlyList<DueNotification> notifications, FallbackCause cause) => Parallel.ForEachAsync(notifications, SideBySide, async (notification, _) =>
    {
        if (notification.LastError is null && !notification.IsTest)
        {
            await errors.ReportAsync(Failure(notification, cause.Advice, $"fallback:{cause.Advice.Code}:{cause.ConnectionId}", cause.ConnectionId), CancellationToken.None);
        }

        await RunAsync(notification, cause.Advice.Code);
    });

    private async Task RunAsync(DueNotification notification, string cause)
    {
        var route = RouteDecisionJson.Read(notification.Route);
        var request = notification.IsTest ? null : await AskAsync(notification, route);
        var fallback = request is null ? null : _byKey.GetValueOrDefault(route.Fallback) ?? _byKey[LastResort];
        var attempt = attempts.Begin(notification.Id, notification.AttemptCount + 1, notification.IsTest ? "test" : FallbackKeys.MethodOf(fallback?.Key ?? None));
        var claimed = await attempts.StartAsync([new AttemptStart(attempt, notification.InstanceId, notification.StepId)]);
        if (claimed.Count > 0)
        {
            await attempts.RunAsync(attempt, async () => End(
                notification, attempt, fallback is null ? NotTaken(notification) : await fallback.RunAsync(request!, CancellationToken.None), fallback, notification.LastError ?? cause));
        }
    }

    private static FallbackResult NotTaken(DueNotification notification) => new(notification.IsTest
        ? "The test was not sent in time: the connection is disabled, gone, or waits for Slack."
        : "No fallback was taken: each of these people has a notification of their own.");

    private EndedAttempt End(DueNotification notification, DeliveryAttempt attempt, FallbackResult result, Fallback? fallback, string reason)
    {
        var end = attempts.End(attempt, result.Problem is null && !notification.IsTest ? AttemptOutcome.Succeeded : AttemptOutcome.Failed) with
        {
            // Why Slack did not take it stays the reason, unless the fallback has trouble of its own.
            ErrorCode = result.Problem?.Code ?? reason,
            Note = result.Note,
        };
        var state = fallback is not null && result.Problem is null ? NotificationState.FellBack : NotificationState.Failed;
        return new EndedAttempt(
            new AttemptResult(end, new GivenUp(notification.InstanceId, notification.StepId, notification.Id, state)),
            Learn: result.Problem is { } problem ? () => errors.ReportAsync(Failure(notification, problem, "fallback:" + problem.Code, null), CancellationToken.None) : null);
    }

    /// <summary>Null when others tell all of its people.</summary>
    private async Task<FallbackRequest?> AskAsync(DueNotification notification, RouteDecision route)
    {
        await using var db = await contexts.CreateDbContextAsync();
        var row = await db.Notifications.AsNoTracking()
            .Where(row => row.Id == notification.Id)
            .Select(row => new { row.RecipientKey, row.Subject, People = row.Recipients.OrderBy(person => person.Position).ToList() })
            .FirstAsync();
        var audience = FallbackAudience.Of(row.RecipientKey, route, notification.Target is not null, row.People);
        return audience.Count == 0 && row.People.Count > 0
            ? null
            : new FallbackRequest(notification.Id, row.Subject, TextOf(notification.Payload), audience, notification.LastError);
    }

    private static Failure Failure(DueNotification notification, Advice advice, string causeKey, Guid? connectionId) =>
        new(notification.OrganizationId, notification.InstanceId, causeKey, advice, connectionId);

    private static string TextOf(string payload)
    {
        using var json = JsonDocument.Parse(payload);
        return json.RootElement.TryGetProperty("text", out var text) ? WebUtility.HtmlDecode(text.GetString() ?? "") : "";
    }
}
