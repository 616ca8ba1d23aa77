using Portal.Api;
using Portal.Auth;
using Portal.Domain;
using Portal.Domain.Auth;

namespace Portal.Features.Notifications.Intake;

/// <summary><c>POST /api/v1/instances/{instance}/events</c>: who sends, what, on disk, 202. The order of the checks is the contract's.</summary>
internal sealed class EventIntake(CredentialCache credentials, ReceiveEvent receive, SenderUse use, TimeProvider time)
{
    private const string IdempotencyKey = "Idempotency-Key";

    public async Task HandleAsync(HttpContext context)
    {
        var result = await AnswerAsync(context);
        await result.ExecuteAsync(context);
    }

    private async Task<IResult> AnswerAsync(HttpContext context)
    {
        var headers = WebhookHeaders.Of(context.Request.Headers);
        var token = BearerToken.Read(context.Request);
        var isSigned = headers.AreSigned(token is not null);
        if (!isSigned && token is null)
        {
            return Problems.Unauthorized("webhook-signature", "Sign the event (webhook-id, webhook-timestamp, webhook-signature), or send a bearer token with the scope events:write.");
        }

        var body = await EventRequestBody.ReadAsync(context.Request, context.RequestAborted);
        if (body.Refusal is { } refusal)
        {
            return refusal;
        }

        var slug = (string)context.GetRouteValue("instance")!;
        return token is not null && !isSigned
            ? await ByTokenAsync(context, slug, token, headers, body.Bytes)
            : await BySignatureAsync(context, slug, headers, body.Bytes);
    }

    private async Task<IResult> BySignatureAsync(HttpContext context, string slug, WebhookHeaders headers, byte[] body)
    {
        if (await credentials.FindAsync(slug, context.RequestAborted) is not { } instance)
        {
            return UnknownInstance();
        }

        var check = WebhookSignature.Check(headers, body, instance.SigningKeys, time.GetUtcNow());
        if (check.Problem?.Field == "webhook-signature" && await credentials.FindFreshAsync(slug, context.RequestAborted) is { } fresh && fresh != instance)
        {
            check = WebhookSignature.Check(headers, body, fresh.SigningKeys, time.GetUtcNow());
        }

        return check.Signer is { } signer
            ? await ReceiveAsync(new SentEvent(instance.CallerNamed(signer.SourceName), headers.Id, WebhookHeaders.IdName, body) { SourceId = signer.SourceId }, context)
            : Problems.Unauthorized(check.Problem!.Field, check.Problem.Message);
    }

    private async Task<IResult> ByTokenAsync(HttpContext context, string slug, string token, WebhookHeaders headers, byte[] body)
    {
        var admitted = await credentials.FindTokenAsync(slug, token, context.RequestAborted);
        if (admitted is null || !admitted.Token.IsValidAt(time.GetUtcNow()))
        {
            return await credentials.IsTokenAsync(token, context.RequestAborted)
                ? UnknownInstance()
                : Problems.Unauthorized("Authorization", "This API token is unknown, expired or revoked. Create one on the Access page.");
        }

        if (!TokenScope.Allows(admitted.Token.Scopes, TokenScope.EventsWrite))
        {
            return Problems.Of(StatusCodes.Status403Forbidden, "forbidden", "Not allowed", "This token may not post events: it needs the scope events:write.");
        }

        use.NoteToken(admitted.Token.Id);
        var (header, id) = headers.Id.Length > 0 ? (WebhookHeaders.IdName, headers.Id) : (IdempotencyKey, context.Request.Headers[IdempotencyKey].ToString());
        return WebhookHeaders.IsId(id)
            ? await ReceiveAsync(new SentEvent(admitted.Caller, id, header, body), context)
            : Problems.Invalid(new FieldProblem(header, "Name the event: send webhook-id or Idempotency-Key, 1 to 255 visible ASCII characters, the same for each retry."));
    }

    private async Task<IResult> ReceiveAsync(SentEvent sent, HttpContext context)
    {
        var body = await EventRequestBody.UnpackAsync(context.Request, sent.Body, context.RequestAborted);
        return body.Refusal ?? await receive.RunAsync(sent with { Body = body.Bytes }, context);
    }

    private static IResult UnknownInstance() => Problems.Of(
        StatusCodes.Status404NotFound,
        "not-found",
        "Not found",
        "There is no such instance, or it is not yours.",
        [new FieldProblem("instance", "Check the instance's name in the address.")]);
}
