using System.Collections.Concurrent;
using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Portal.Data.Notifications.Writing;
using Portal.Data.Providers;
using Portal.UnitTests.Support;

namespace Portal.UnitTests.Data;

public sealed class GroupCommitTests(Databases databases) : IClassFixture<Databases>
{
    [Theory]
    [EachDatabase]
    public async Task CommitAsync_WhatWaitsTogether_SharesOneTransaction(DatabaseProvider provider)
    {
        var commits = (await databases.OpenAsync(provider)).Get<GroupCommit>();
        var transactions = new ConcurrentBag<object>();
        await using var writer = await StoppedWriter.HoldAsync(commits);

        var all = Enumerable.Range(0, 200).Select(_ => commits.CommitAsync(new ProbeWrite(batch => transactions.Add(batch)))).ToList();
        writer.Release();
        await Task.WhenAll(all);

        transactions.Count.ShouldBe(200);
        transactions.Distinct().Count().ShouldBe(1);
    }

    [Fact]
    public async Task CommitAsync_WhatWaitsTogetherOnPostgreSql_IsOneTransactionOfTheServer()
    {
        var host = await databases.OpenAsync(DatabaseProvider.PostgreSql);
        var (rows, commits) = (await host.AddInstanceAsync(), host.Get<GroupCommit>());
        await using var writer = await StoppedWriter.HoldAsync(commits);

        var all = Enumerable.Range(0, 20).Select(number => commits.CommitAsync(new StoreEvent(rows.Event("evt-" + number)))).ToList();
        writer.Release();
        await Task.WhenAll(all);

        var written = await host.ReadAsync(db => db.Database
            .SqlQuery<string>($"SELECT xmin::text AS \"Value\" FROM \"Events\" WHERE \"InstanceId\" = {rows.InstanceId}").ToListAsync());
        written.Count.ShouldBe(20);
        written.Distinct().ShouldHaveSingleItem();
    }

    [Theory]
    [EachDatabase]
    public async Task CommitAsync_MoreThanABatchTakes_IsCut(DatabaseProvider provider)
    {
        var shared = await databases.OpenAsync(provider);
        await using var host = await DataHost.StartAsync(shared.Database, ("Intake:MaxBatch", "10"));
        var commits = host.Get<GroupCommit>();
        var transactions = new ConcurrentBag<object>();
        await using var writer = await StoppedWriter.HoldAsync(commits);

        var all = Enumerable.Range(0, 25).Select(_ => commits.CommitAsync(new ProbeWrite(batch => transactions.Add(batch)))).ToList();
        writer.Release();
        await Task.WhenAll(all);

        transactions.Distinct().Count().ShouldBe(3);
    }

    [Theory]
    [EachDatabase]
    public async Task CommitAsync_ManyAtOnce_TakesFewerTransactionsThanWrites(DatabaseProvider provider)
    {
        var commits = (await databases.OpenAsync(provider)).Get<GroupCommit>();
        var transactions = new ConcurrentBag<object>();

        await Parallel.ForAsync(0, 2_000, new ParallelOptions { MaxDegreeOfParallelism = 64 }, async (_, _) =>
            await commits.CommitAsync(new ProbeWrite(batch => transactions.Add(batch), isDurable: true)));

        transactions.Count.ShouldBe(2_000);
        transactions.Distinct().Count().ShouldBeLessThan(2_000);
    }

    [Theory]
    [EachDatabase]
    public async Task CommitAsync_RowThatTheDatabaseWillNeverTake_SaysSo(DatabaseProvider provider)
    {
        var commits = (await databases.OpenAsync(provider)).Get<GroupCommit>();

        // No column takes a row without any of its values.
        var refused = commits.CommitAsync(new ProbeWrite(batch => batch.Add(batch.Statements.InsertMessage, [.. batch.Statements.InsertMessage.Parameters.Select(_ => (object?)null)])));

        await Should.ThrowAsync<RefusedDataException>(refused);
    }

    [Theory]
    [EachDatabase]
    public async Task CommitAsync_RowOfSomethingThatIsGone_IsNoFaultOfTheRow(DatabaseProvider provider)
    {
        var host = await databases.OpenAsync(provider);
        var rows = await host.AddInstanceAsync();

        var failed = host.Get<DeliveryStore>().StorePlanAsync(rows.NewId(), [rows.Notification(eventId: rows.NewId())]);

        var failure = await Should.ThrowAsync<Exception>(failed);
        failure.ShouldNotBeOfType<RefusedDataException>();
    }

    [Theory]
    [EachDatabase]
    public async Task CommitAsync_OneThrows_FailsAloneAndTheOthersAreWritten(DatabaseProvider provider)
    {
        var host = await databases.OpenAsync(provider);
        var (rows, commits) = (await host.AddInstanceAsync(), host.Get<GroupCommit>());
        await using var writer = await StoppedWriter.HoldAsync(commits);

        var before = commits.CommitAsync(new StoreEvent(rows.Event("before")));
        var poisoned = commits.CommitAsync(new ProbeWrite(_ => throw new InvalidDataException("poisoned")));
        var after = commits.CommitAsync(new StoreEvent(rows.Event("after")));
        writer.Release();

        await Task.WhenAll(before, after);
        (await Should.ThrowAsync<InvalidDataException>(() => poisoned)).Message.ShouldBe("poisoned");
        (await host.ReadAsync(db => db.Events.CountAsync(row => row.InstanceId == rows.InstanceId))).ShouldBe(2);
    }

    [Theory]
    [EachDatabase]
    public async Task CommitAsync_TheDatabaseRefusesOne_FailsAloneAndTheOthersAreWritten(DatabaseProvider provider)
    {
        var host = await databases.OpenAsync(provider);
        var (rows, commits) = (await host.AddInstanceAsync(), host.Get<GroupCommit>());
        await using var writer = await StoppedWriter.HoldAsync(commits);

        var before = commits.CommitAsync(new StoreEvent(rows.Event("before")));
        var refused = commits.CommitAsync(new StoreEvent(new SampleRows(host.Time.Now).Event("of nobody")));
        var after = commits.CommitAsync(new StoreEvent(rows.Event("after")));
        writer.Release();

        await Task.WhenAll(before, after);
        await Should.ThrowAsync<DbException>(() => refused);
        (await host.ReadAsync(db => db.Events.CountAsync(row => row.InstanceId == rows.InstanceId))).ShouldBe(2);
    }

    [Theory]
    [EachDatabase]
    public async Task CommitAsync_OneThrowsHalfWay_LeavesNothingOfIt(DatabaseProvider provider)
    {
        var host = await databases.OpenAsync(provider);
        var rows = await host.AddInstanceAsync();
        var half = new StoreEvent(rows.Event("half"));

        var poisoned = host.Get<GroupCommit>().CommitAsync(new ProbeWrite(batch =>
        {
            half.Write(batch);
            throw new InvalidDataException();
        }));

        await Should.ThrowAsync<InvalidDataException>(() => poisoned);
        (await host.ReadAsync(db => db.Events.AnyAsync(row => row.InstanceId == rows.InstanceId))).ShouldBeFalse();
    }

    [Theory]
    [EachDatabase]
    public async Task StopAsync_WhatWaits_IsStillWritten(DatabaseProvider provider)
    {
        var shared = await databases.OpenAsync(provider);
        await using var host = await DataHost.StartAsync(shared.Database);
        var (rows, commits) = (await host.AddInstanceAsync(), host.Get<GroupCommit>());
        var writer = await StoppedWriter.HoldAsync(commits);
        var all = Enumerable.Range(0, 20).Select(number => commits.CommitAsync(new StoreEvent(rows.Event("evt-" + number)))).ToList();

        var stop = host.StopAsync();
        await writer.DisposeAsync();
        await stop;

        all.ShouldAllBe(committed => committed.IsCompletedSuccessfully);
        (await host.ReadAsync(db => db.Events.CountAsync(row => row.InstanceId == rows.InstanceId))).ShouldBe(20);
    }
}
