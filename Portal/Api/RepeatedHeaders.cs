using Portal.Domain;

namespace Portal.Api;

/// <summary>Headers that say one thing: sent twice, nobody can tell which of them is meant.</summary>
internal static class RepeatedHeaders
{
    private static readonly string[] Single = ["Authorization", "Idempotency-Key", "webhook-id", "webhook-timestamp", "webhook-signature", "Content-Type", "Content-Encoding"];

    /// <summary>Null when each was sent at most once.</summary>
    public static IResult? RefusalOf(HttpRequest request)
    {
        var repeated = Array.FindAll(Single, name => request.Headers[name].Count > 1);
        return repeated.Length == 0 ? null : Problems.Of(
            StatusCodes.Status400BadRequest,
            "repeated-header",
            "A header was sent twice",
            $"{string.Join(", ", repeated)} came more than once. Send it once.",
            [.. repeated.Select(name => new FieldProblem(name, "Send this header once."))]);
    }
}
