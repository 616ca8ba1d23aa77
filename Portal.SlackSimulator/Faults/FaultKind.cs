namespace Portal.SlackSimulator.Faults;

internal sealed record FaultKind(string Name, string Meaning)
{
    public static FaultKind ServerError { get; } = new("500", "Answers HTTP 500")
    {
        Page = new BrokenPage(StatusCodes.Status500InternalServerError, "<html><body><h1>500 Internal Server Error</h1></body></html>"),
    };

    public static FaultKind Unavailable { get; } = new("503", "Answers HTTP 503")
    {
        Page = new BrokenPage(StatusCodes.Status503ServiceUnavailable, "<html><body><h1>503 Service Unavailable</h1></body></html>"),
    };

    public static FaultKind Slow { get; } = new("slow", "Waits, then answers as usual");

    public static FaultKind DropAfterStore { get; } = new("drop_after_store", "Stores the message, then breaks the connection");

    public static FaultKind NonJson { get; } = new("non_json", "Answers HTTP 200 with a page of HTML")
    {
        Page = new BrokenPage(StatusCodes.Status200OK, "<!DOCTYPE html><html><body>We'll be right back.</body></html>"),
    };

    public static FaultKind Revoked { get; } = new("revoked", "Answers token_revoked, a webhook no_service");

    public static FaultKind Refusal { get; } = new("error", "Answers an error of your choice");

    public static FaultKind RateLimited { get; } = new("ratelimited", "Answers HTTP 429 with Retry-After");

    /// <summary>What may be armed through /control/faults.</summary>
    public static IReadOnlyList<FaultKind> Armable { get; } = [ServerError, Unavailable, Slow, DropAfterStore, NonJson, Revoked, Refusal];

    /// <summary>The answer to every call that it strikes; null if it depends on the call.</summary>
    public BrokenPage? Page { get; private init; }
}
