using System.Runtime.CompilerServices;

namespace Portal.UnitTests.Support;

/// <summary>Waits for what must come true, looking again and again; how long it took says nothing.</summary>
internal static class Until
{
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(15);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);

    /// <summary>The first answer that is good, or a failure with the last answer and the condition in words.</summary>
    public static async Task<T> Async<T>(
        Func<Task<T>> ask,
        Func<T, bool> isGood,
        TimeSpan? patience = null,
        [CallerArgumentExpression(nameof(isGood))] string condition = "")
    {
        var started = TimeProvider.System.GetTimestamp();
        while (true)
        {
            var answer = await ask();
            if (isGood(answer))
            {
                return answer;
            }

            var waited = TimeProvider.System.GetElapsedTime(started);
            (waited < (patience ?? Patience)).ShouldBeTrue($"Waited {waited.TotalSeconds:0.0} s for {condition}; the last answer was {answer}.");
            await Task.Delay(Look, TimeProvider.System);
        }
    }

    public static Task TrueAsync(Func<Task<bool>> ask, TimeSpan? patience = null, [CallerArgumentExpression(nameof(ask))] string condition = "") =>
        Async(ask, answer => answer, patience, condition);

    public static Task TrueAsync(Func<bool> ask, TimeSpan? patience = null, [CallerArgumentExpression(nameof(ask))] string condition = "") =>
        Async(() => Task.FromResult(ask()), answer => answer, patience, condition);
}
