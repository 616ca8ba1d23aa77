using System.Security.Cryptography;
using Portal.Api;
using Portal.Auth;
using Portal.Data.Notifications.Writing;
using Portal.Domain;
using Portal.Domain.Notifications;
using Portal.Domain.Notifications.Events;
using Portal.Domain.Notifications.Parsing;
using Portal.Worker.Notifications.Planning;

namespace Portal.Features.Notifications.Intake;

/// <summary>Reads an event, puts it on disk and answers. What is answered 202 survives whatever happens next.</summary>
internal sealed partial class ReceiveEvent(EventStore store, IntakePlanner planner, SenderUse use, PartErrors parts, TimeProvider time, ILogger<ReceiveEvent> logger)
{
    public async Task<IResult> RunAsync(SentEvent sent, HttpContext context)
    {
        var reading = EventReader.Read(sent.Body);
        if (reading.Body is not { } body)
        {
            return reading.IsJson ? Problems.Invalid(reading.Problems) : NotJson(reading.Problems);
        }

        var received = RowOf(sent, body);
        // Not cancelled with the request: whatever the plan has reserved is given back by the store.
        if (!store.TryStore(received, await planner.PlanAsync(received, body, CancellationToken.None), out var stored))
        {
            return Full();
        }

        try
        {
            return Answer(sent, await stored, reading.Warnings, context);
        }
        catch (Exception failure)
        {
            Log.NotStored(logger, failure);
            return NotStored();
        }
    }

    private ReceivedEvent RowOf(SentEvent sent, EventBody body)
    {
        var now = time.GetUtcNow();
        return new ReceivedEvent
        {
            Id = Guid.CreateVersion7(now),
            OrganizationId = sent.Sender.OrganizationId,
            InstanceId = sent.Sender.InstanceId,
            IdempotencyKey = sent.IdempotencyKey,
            BodyHash = SHA256.HashData(sent.Body),
            Body = sent.Body,
            Type = body.Type,
            OccurredAt = body.OccurredAt,
            ReceivedAt = now,
            ReceivedFrom = sent.Sender.Name,
            Status = EventStatus.Accepted,
        };
    }

    private IResult Answer(SentEvent sent, StoredEvent stored, IReadOnlyList<FieldProblem> warnings, HttpContext context)
    {
        if (!stored.IsSameBody)
        {
            return Problems.Invalid(new FieldProblem(sent.IdHeader, "Another event was sent under this id. An id names one event: send a retry with the same body, and a new event with a new id."));
        }

        if (!stored.IsNew)
        {
            context.Response.Headers["Idempotent-Replayed"] = "true";
        }
        else
        {
            Note(sent, stored.Id, warnings, context);
        }

        return new AcceptedAnswer(stored.Id, $"/api/v1/instances/{sent.Sender.Slug}/events/{stored.Id}", warnings);
    }

    private void Note(SentEvent sent, Guid eventId, IReadOnlyList<FieldProblem> warnings, HttpContext context)
    {
        if (sent.SourceId is { } source)
        {
            use.NoteEvent(source);
        }

        if (warnings.Count > 0)
        {
            // The event is on disk: its sender need not wait for what an admin should know of it.
            context.Response.OnCompleted(() => parts.ReportAsync(sent.Sender, eventId, warnings));
        }
    }

    private static IResult NotJson(IReadOnlyList<FieldProblem> problems) =>
        Problems.Of(StatusCodes.Status400BadRequest, "not-json", "Not a JSON object", problems[0].Message, problems);

    private static ProblemAnswer Full() => new ProblemAnswer(
        StatusCodes.Status429TooManyRequests,
        "busy",
        "Too many events at once",
        "More events wait to be stored than the portal queues. Nothing of this one is kept; send it again.")
    {
        RetryAfterSeconds = 1,
    };

    private static ProblemAnswer NotStored() => new ProblemAnswer(
        StatusCodes.Status503ServiceUnavailable,
        "not-stored",
        "Not stored",
        "The database did not take the event. Nothing of it is kept; send it again.")
    {
        RetryAfterSeconds = 5,
    };

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Error, "An event could not be stored; its source was asked to send it again.")]
        public static partial void NotStored(ILogger logger, Exception failure);
    }
}
