using Portal.SlackSimulator.Workspaces;

namespace Portal.UnitTests.Simulator;

public sealed class MessageStoreTests
{
    [Fact]
    public async Task Add_FromManyThreads_KeepsTheNewestWithUniqueTs()
    {
        var store = new MessageStore(TimeProvider.System);

        await Parallel.ForAsync(0, 6_000, (index, _) =>
        {
            store.Add($"C{index % 7}", null, "chat.postMessage", new MessageContent($"{index}"));
            return ValueTask.CompletedTask;
        });

        var kept = store.In(null);
        kept.Count.ShouldBe(MessageStore.Capacity);
        kept.Select(message => message.Ts).Distinct(StringComparer.Ordinal).Count().ShouldBe(MessageStore.Capacity);
        Enumerable.Range(0, 7).Sum(channel => store.In($"C{channel}").Count).ShouldBe(MessageStore.Capacity);
        store.Posted().Values.Sum().ShouldBe(6_000);
    }
}
