using Microsoft.AspNetCore.Mvc;

namespace Portal.Features.Notifications.Intake;

/// <summary>The intake's route.</summary>
internal static class IntakeRoutes
{
    private const string Description =
        "Takes one event, signed as Standard Webhooks ask (webhook-id, webhook-timestamp, webhook-signature) or with a bearer token that has events:write "
        + "(then webhook-id or Idempotency-Key names the event). 202 means that it is on disk.";

    public static void Map(RouteGroupBuilder instance) =>
        instance.MapPost("/events", PostAsync)
            .WithName("PostEvent")
            .WithTags("Events")
            .WithSummary("Post an event")
            .WithDescription(Description)
            .AddOpenApiOperationTransformer(IntakeDescription.Describe)
            .Produces<AcceptedBody>(StatusCodes.Status202Accepted)
            .Produces<ProblemDetails>(StatusCodes.Status400BadRequest, "application/problem+json")
            .Produces<ProblemDetails>(StatusCodes.Status401Unauthorized, "application/problem+json")
            .Produces<ProblemDetails>(StatusCodes.Status403Forbidden, "application/problem+json")
            .Produces<ProblemDetails>(StatusCodes.Status404NotFound, "application/problem+json")
            .Produces<ProblemDetails>(StatusCodes.Status413PayloadTooLarge, "application/problem+json")
            .Produces<ProblemDetails>(StatusCodes.Status415UnsupportedMediaType, "application/problem+json")
            .Produces<ProblemDetails>(StatusCodes.Status422UnprocessableEntity, "application/problem+json")
            .Produces<ProblemDetails>(StatusCodes.Status429TooManyRequests, "application/problem+json")
            .Produces<ProblemDetails>(StatusCodes.Status503ServiceUnavailable, "application/problem+json");

    private static Task PostAsync(HttpContext context, EventIntake intake) => intake.HandleAsync(context);
}
