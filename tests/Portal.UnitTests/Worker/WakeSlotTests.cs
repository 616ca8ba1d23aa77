using System.Collections.Concurrent;
using Portal.UnitTests.Support;
using Portal.Worker.Jobs;

namespace Portal.UnitTests.Worker;

public sealed class WakeSlotTests
{
    [Fact]
    public void TryPoke_NobodyRuns_SaysSo()
    {
        using var slot = new WakeSlot();

        slot.TryPoke().ShouldBeFalse();
    }

    [Fact]
    public async Task WaitAsync_PokedManyTimes_WakesOnce()
    {
        using var slot = new WakeSlot();
        slot.Begin();
        Enumerable.Range(0, 5).ShouldAllBe(_ => slot.TryPoke());

        (await slot.WaitAsync(TimeSpan.Zero, CancellationToken.None)).ShouldBeTrue();
        (await slot.WaitAsync(TimeSpan.Zero, CancellationToken.None)).ShouldBeFalse();
    }

    [Fact]
    public void TryEnd_PokedMeanwhile_GoesOn()
    {
        using var slot = new WakeSlot();
        slot.Begin();
        slot.TryPoke();

        slot.TryEnd().ShouldBeFalse();
        slot.TryPoke().ShouldBeTrue();
    }

    [Fact]
    public async Task Abandon_PokedMeanwhile_TheNextRunBeginsUnpoked()
    {
        using var slot = new WakeSlot();
        slot.Begin();
        slot.TryPoke();
        slot.Abandon();

        slot.TryPoke().ShouldBeFalse();
        slot.Begin();
        (await slot.WaitAsync(TimeSpan.Zero, CancellationToken.None)).ShouldBeFalse();
    }

    /// <summary>Runs end as soon as they find nothing, so that pokes fall into every moment of an end and a start.</summary>
    [Fact]
    public async Task TryPoke_FromManyThreadsAtTheEndOfRuns_LosesNoWork()
    {
        const int Producers = 4;
        const int Each = 20_000;
        using var slot = new WakeSlot();
        using var oneAtATime = new SemaphoreSlim(1, 1);
        var work = new ConcurrentQueue<int>();
        var done = 0;
        var runs = new ConcurrentBag<Task>();

        await Task.WhenAll(Enumerable.Range(0, Producers).Select(_ => Task.Run(() =>
        {
            for (var item = 0; item < Each; item++)
            {
                work.Enqueue(item);
                if (!slot.TryPoke())
                {
                    runs.Add(Task.Run(RunAsync));
                }
            }
        })));
        await Task.WhenAll(runs);

        done.ShouldBe(Producers * Each);

        async Task RunAsync()
        {
            await oneAtATime.WaitAsync();
            slot.Begin();
            do
            {
                do
                {
                    while (work.TryDequeue(out var _))
                    {
                        done++;
                    }
                }
                while (await slot.WaitAsync(TimeSpan.Zero, CancellationToken.None));
            }
            while (!slot.TryEnd());
            slot.Abandon();
            oneAtATime.Release();
        }
    }

    [Fact]
    public async Task Drain_PokedWhileItWaits_LooksAgainAtOnce()
    {
        using var slot = new WakeSlot();
        using var slots = new WakeSlots();
        using var stop = new CancellationTokenSource();
        var steps = 0;
        var run = Drain.RunAsync(slots, slot, _ => Task.FromResult(Count()), stop.Token);
        await Until.TrueAsync(() => Volatile.Read(ref steps) == 1);

        for (var poke = 0; poke < 100; poke++)
        {
            var before = Volatile.Read(ref steps);
            slot.TryPoke().ShouldBeTrue();
            await Until.TrueAsync(() => Volatile.Read(ref steps) > before);
        }

        await stop.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(run);
        slot.TryPoke().ShouldBeFalse();

        Requeue Count()
        {
            Interlocked.Increment(ref steps);
            return Requeue.After(TimeSpan.FromMinutes(10));
        }
    }

    [Fact]
    public async Task Drain_StepThrows_TheSlotIsFreeForTheNextRun()
    {
        using var slot = new WakeSlot();
        using var slots = new WakeSlots();

        await Should.ThrowAsync<InvalidOperationException>(Drain.RunAsync(slots, slot, _ => throw new InvalidOperationException("Broken."), CancellationToken.None));

        slot.TryPoke().ShouldBeFalse();
    }
}
