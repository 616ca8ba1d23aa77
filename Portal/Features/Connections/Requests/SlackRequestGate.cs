using System.Text;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Options;
using Portal.Api;
using Portal.Domain;
using Portal.Slack;
using Portal.Slack.Requests;

namespace Portal.Features.Connections.Requests;

/// <summary>Lets in what Slack itself sent, recently; nothing is read from anything else.</summary>
internal sealed class SlackRequestGate(IOptions<SlackOptions> slack, TimeProvider time)
{
    private const int Longest = 256 * 1024;

    // Slack looks from time to time whether the address has a good certificate, and wants nothing but 200:
    // https://docs.slack.dev/interactivity/implementing-slash-commands#ssl
    private const string CertificateCheck = "ssl_check";

    /// <summary>The raw body, or the answer that ends the matter.</summary>
    public async Task<(byte[] Body, IResult? Answer)> AdmitAsync(HttpContext context)
    {
        if (await RawBody.ReadAsync(context.Request, Longest, context.RequestAborted) is not { } body)
        {
            return ([], Problems.Of(StatusCodes.Status413PayloadTooLarge, "too-large", "Too large", "A request of Slack's may be at most 256 KiB here."));
        }

        if (IsCertificateCheck(context.Request, body))
        {
            return ([], Results.StatusCode(StatusCodes.Status200OK));
        }

        if (slack.Value.SigningSecret.Length == 0)
        {
            return ([], Problems.Of(
                StatusCodes.Status503ServiceUnavailable,
                "not-configured",
                "Not set up",
                "Slack:SigningSecret is not set, so that nobody can tell whether this comes from Slack. It is on the app's page \"Basic Information\". Once it is set, press Retry on the page \"Event Subscriptions\"."));
        }

        var headers = context.Request.Headers;
        var problem = SlackRequestSignature.Check(
            headers[SlackRequestSignature.TimestampHeader].ToString(),
            headers[SlackRequestSignature.SignatureHeader].ToString(),
            body,
            new Secret(slack.Value.SigningSecret),
            time.GetUtcNow());
        return (body, problem is null ? null : Problems.Unauthorized(problem.Field, problem.Message));
    }

    private static bool IsCertificateCheck(HttpRequest request, byte[] body) =>
        request.Query[CertificateCheck] == "1"
        || (request.HasFormContentType && QueryHelpers.ParseQuery(Encoding.UTF8.GetString(body)).TryGetValue(CertificateCheck, out var value) && value == "1");
}
