using System.Text;
using Microsoft.AspNetCore.WebUtilities;
using Portal.Api;
using Portal.Slack.Requests;

namespace Portal.Features.Connections.Requests;

/// <summary>What Slack posts to the portal: clicks and events. It waits 3 seconds for an answer.</summary>
internal static class SlackRequestRoutes
{
    public const string InteractionsPath = "/slack/interactions";
    public const string EventsPath = "/slack/events";

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPost(InteractionsPath, InteractAsync).AllowAnonymous().DisableAntiforgery().ExcludeFromDescription();
        routes.MapPost(EventsPath, HearAsync).AllowAnonymous().DisableAntiforgery().ExcludeFromDescription();
    }

    private static async Task<IResult> InteractAsync(HttpContext context, SlackRequestGate gate, SlackWrites writes, RecordClick record)
    {
        var (body, answer) = await gate.AdmitAsync(context);
        if (answer is not null)
        {
            return answer;
        }

        if (PayloadOf(body) is not { } payload || ButtonClick.Read(payload) is not { } clicks)
        {
            return Malformed("Slack sends an interaction as a form with one field, payload, that holds a JSON object.");
        }

        // Slack never repeats a click, and anything but 200 puts a warning beside the person's button: a late write goes on by itself.
        if (clicks.Count > 0)
        {
            await writes.TryAsync(cancellationToken => record.HandleAsync(clicks, cancellationToken));
        }

        return Results.StatusCode(StatusCodes.Status200OK);
    }

    private static async Task<IResult> HearAsync(HttpContext context, SlackRequestGate gate, SlackWrites writes, ReceiveSlackEvent receive)
    {
        var (body, answer) = await gate.AdmitAsync(context);
        if (answer is not null)
        {
            return answer;
        }

        if (EventRequest.Read(body) is not { } request)
        {
            return Malformed("Slack sends an event as a JSON object with type, event_id, event_time and event.");
        }

        if (request.Challenge is { } challenge)
        {
            return Results.Text(challenge, "text/plain");
        }

        // Slack sends an event again after anything but 2xx: better twice than lost.
        return request.Event is not { } happened || await writes.TryAsync(cancellationToken => receive.HandleAsync(happened, cancellationToken))
            ? Results.StatusCode(StatusCodes.Status200OK)
            : Problems.Of(StatusCodes.Status503ServiceUnavailable, "not-stored", "Not stored", "The database did not take the event in time; send it again.");
    }

    private static string? PayloadOf(byte[] body) =>
        QueryHelpers.ParseQuery(Encoding.UTF8.GetString(body)).TryGetValue("payload", out var values) && values is [{ } payload] ? payload : null;

    private static IResult Malformed(string detail) => Problems.Of(StatusCodes.Status400BadRequest, "malformed", "The request cannot be read", detail);
}
