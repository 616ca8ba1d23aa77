using Portal.Api;

namespace Portal.Features;

/// <summary>A use case's outcome as HTTP says it: 200, 404 or 422 with the problems per field.</summary>
internal static class OutcomeHttpExtensions
{
    public static IResult ToHttp<T>(this Outcome<T> outcome, Func<T, IResult>? ok = null)
    {
        if (outcome.IsMissing)
        {
            return Problems.NotFound();
        }

        return outcome.IsOk
            ? ok is null ? Results.Ok(outcome.Value) : ok(outcome.Value!)
            : Problems.Invalid(outcome.Problems);
    }
}
