using System.Text.Json.Nodes;
using Portal.Data.Providers;
using Portal.Domain.Notifications;
using Portal.Domain.Notifications.Events;
using Portal.UnitTests.Support;

namespace Portal.UnitTests.Worker;

/// <summary>Whatever the intake takes goes all the way on every database: their columns have limits, and SQLite's have none.</summary>
public sealed class LongestEventTests
{
    private static readonly (string, string, string?) Jan = ("u1", "Jan Kowalski", "jan@acme.test");

    [Theory]
    [EachDatabase]
    public async Task Send_EveryFieldAtItsLimit_IsDelivered(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        await using var server = await StartAsync(database);
        var instance = await TestInstance.AddAsync(server);

        await instance.WaitForAsync(await instance.SendAsync(Longest()), NotificationState.Delivered);
    }

    [Theory]
    [EachDatabase]
    public async Task Send_LongAddressThatSlackDoesNotKnow_FallsBackAndHoldsUpNobody(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        await using var server = await StartAsync(database);
        var instance = await SlackAppInstance.AddAsync(server);
        var address = Fill("@acme.test", FieldLimits.Email);

        var unknown = await instance.Base.SendAsync(SlackAppInstance.Event(("u9", "Nobody", address)));
        var known = await instance.Base.SendAsync(SlackAppInstance.Event(Jan));

        await instance.Base.WaitForAsync(known, NotificationState.Delivered);
        await instance.Base.WaitForAsync(unknown, NotificationState.FellBack);
        var error = (await Until.Async(instance.Base.ErrorsAsync, errors => errors.Length == 1)).Single();
        (error.Code, error.Message).ShouldSatisfyAllConditions(
            found => found.Code.ShouldBe("users_not_found"),
            found => found.Message.ShouldContain(address));
    }

    [Fact]
    public async Task Plan_RowThatTheDatabaseWillNeverTake_IsGivenUpWithAnErrorAndHoldsUpNobody()
    {
        await using var database = await TestDatabase.CreateAsync(DatabaseProvider.PostgreSql);
        await using var server = await StartAsync(database);
        await using (var connection = await database.OpenAsync())
        {
            await using var command = connection.CreateCommand();
            command.CommandText = """ALTER TABLE "Notifications" ADD CONSTRAINT refuses CHECK ("Subject" NOT LIKE '%poison%')""";
            await command.ExecuteNonQueryAsync();
        }

        var instance = await TestInstance.AddAsync(server);
        var poisoned = await instance.SendAsync(new TestEvent().With("subject", new JsonObject { ["key"] = "poison" }));
        var sound = await instance.SendAsync(new TestEvent());

        await instance.WaitForAsync(sound, NotificationState.Delivered);
        var error = (await Until.Async(instance.ErrorsAsync, errors => errors.Length == 1)).Single();
        (error.Code, error.Count).ShouldBe(("plan_failed", 1));
        error.Message.ShouldContain(poisoned.ToString());
        await Until.Async(instance.EventsAsync, events => events.Length == 2 && events.All(row => row.Status == EventStatus.Planned));
    }

    private static Task<PortalServer> StartAsync(TestDatabase database) =>
        PortalServer.StartAsync([.. database.Settings.Where(setting => setting.Key != "Data:Directory").Select(setting => (setting.Key, setting.Value!))]);

    private static TestEvent Longest()
    {
        var sent = new TestEvent();
        var name = Fill("", FieldLimits.Name);
        return sent
            .With("product", name)
            .With("approval", new JsonObject { ["id"] = name, ["definitionId"] = name, ["votingRule"] = "ALL" })
            .With("step", new JsonObject { ["id"] = Fill(sent.Key, FieldLimits.Name), ["definitionStepId"] = name, ["name"] = name, ["type"] = "USER", ["action"] = "APPROVAL" })
            .With("subject", new JsonObject { ["key"] = Fill(sent.Key, FieldLimits.Name), ["summary"] = Fill("", FieldLimits.Summary) })
            .With("recipients", new JsonArray(new JsonObject
            {
                ["accountId"] = name,
                ["displayName"] = name,
                ["email"] = Fill("@acme.test", FieldLimits.Email),
                ["role"] = name,
                ["delegatorName"] = name,
                ["delegateConfigId"] = name,
            }));
    }

    // Two bytes each in UTF-8, so that a limit that counts bytes would show.
    private static string Fill(string end, int length) => new string('ä', length - end.Length) + end;
}
