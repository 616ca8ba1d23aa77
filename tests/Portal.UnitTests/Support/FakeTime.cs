using Microsoft.Extensions.Time.Testing;

namespace Portal.UnitTests.Support;

internal static class FakeTime
{
    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(100);

    extension(FakeTimeProvider time)
    {
        /// <summary>Where the clock stands.</summary>
        public DateTimeOffset Now => time.GetUtcNow();

        /// <summary>Lets time pass until what waits for it has ended.</summary>
        public Task PassUntilAsync(Task waiting) => Until.TrueAsync(() =>
        {
            time.Advance(Step);
            return waiting.IsCompleted;
        });

        /// <summary>Lets time pass until the answer is there.</summary>
        public async Task<T> PassUntilAsync<T>(Task<T> waiting)
        {
            await time.PassUntilAsync((Task)waiting);
            return await waiting;
        }
    }
}
