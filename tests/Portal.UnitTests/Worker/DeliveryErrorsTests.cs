using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;
using Portal.Data;
using Portal.Data.Providers;
using Portal.Domain.Errors;
using Portal.Domain.Notifications.Delivery;
using Portal.Domain.Notifications.Routing;
using Portal.Domain.Slack;
using Portal.Slack.Connections;
using Portal.UnitTests.Support;
using Portal.Worker.Errors;
using Portal.Worker.Notifications.Attempts;
using Portal.Worker.Slack;

namespace Portal.UnitTests.Worker;

public sealed class DeliveryErrorsTests(Databases databases) : IClassFixture<Databases>
{
    [Theory]
    [InlineData("token_revoked", 1)]
    [InlineData("account_inactive", 1)]
    [InlineData("missing_scope", 1)]
    [InlineData("channel_not_found", 5)]
    public async Task Report_PostsUpdatesAndLookups_IsOneEntryForEachCause(string code, int entries)
    {
        var host = await databases.OpenAsync(DatabaseProvider.Sqlite);
        var rows = await host.AddInstanceAsync();
        using var reporter = new ErrorReporter(host.Get<IDbContextFactory<PortalDbContext>>(), host.Get<ChangeFeed>(), host.Time, NullLogger<ErrorReporter>.Instance);
        var (errors, error, connection) = (new DeliveryErrors(reporter), SlackError.Classify(code, null), rows.Connection("App"));
        var received = rows.Event("evt-1");
        var notification = rows.Notification(received.Id, route: RouteDecisionJson.Write(SampleEvents.AppRoute(DeliveryMode.Dm)));
        await host.SaveAsync(connection, received, notification);

        await errors.ReportAsync(connection, Due(rows, received.Id, "C1"), error, new FallBack(""));
        await errors.ReportAsync(connection, Due(rows, received.Id, "C2"), error, new FallBack(""));
        await errors.ReportUpdateAsync(connection, rows.InstanceId, error, "D1");
        await errors.ReportLookupAsync(new SlackConnection(connection, new SlackAppMode(null!), Secrets: null!, Pace: null!), error);
        await errors.ReportPersonAsync(connection, notification, code, "jan@acme.test");

        var found = await host.ReadAsync(db => db.Errors.Where(row => row.InstanceId == rows.InstanceId).ToListAsync());
        (found.Count, found.Sum(row => row.Count)).ShouldBe((entries, 5));
        // A message that is only out of date tells its people all the same.
        found.ShouldAllBe(row => row.Code == code && row.Level == (row.CauseKey.Contains(":update:") ? ErrorLevel.Warn : ErrorLevel.Error));
    }

    private static DueNotification Due(SampleRows rows, Guid eventId, string channel) => new(
        rows.NewId(),
        rows.Organization.Id,
        rows.InstanceId,
        eventId,
        StepId: null,
        channel,
        ThreadTs: null,
        Replies: 0,
        ContentVersion: 0,
        RouteDecisionJson.Write(SampleEvents.AppRoute(DeliveryMode.Channel, channel)),
        "{}",
        AttemptCount: 1,
        rows.Now,
        LastError: null);
}
