using Portal.Domain.Notifications;
using Portal.Features.Notifications.List;

namespace Portal.UnitTests.Features.Notifications;

public sealed class NotificationParametersTests
{
    [Fact]
    public void Read_Nothing_FirstFifty()
    {
        var request = new NotificationParameters().Read().Value!;

        (request.Offset, request.Limit).ShouldBe((0, 50));
        request.Filter.States.ShouldBeEmpty();
    }

    [Fact]
    public void Read_EverythingGiven_Understood()
    {
        var id = Guid.CreateVersion7(DateTimeOffset.UnixEpoch);
        var parameters = new NotificationParameters { State = "fell-back,FAILED", Connection = id.ToString(), From = "2026-11-21T10:00:00+01:00", To = "2026-11-22", Limit = "200", Offset = "7", Type = "X", Person = "jan", Truth = "Stale" };

        var request = parameters.Read().Value!;

        request.Filter.States.ShouldBe([NotificationState.FellBack, NotificationState.Failed]);
        request.Filter.ConnectionId.ShouldBe(id);
        request.Filter.IsStaleOnly.ShouldBeTrue();
        request.Filter.From.ShouldBe(new DateTimeOffset(2026, 11, 21, 9, 0, 0, TimeSpan.Zero));
        request.Filter.To.ShouldBe(new DateTimeOffset(2026, 11, 22, 0, 0, 0, TimeSpan.Zero));
        (request.Offset, request.Limit).ShouldBe((7, 200));
    }

    [Fact]
    public void Read_EverythingWrong_AllNamedAtOnce()
    {
        var parameters = new NotificationParameters { State = "WAITING,gone", Connection = "x", From = "yesterday", To = "32", Limit = "201", Offset = "-1", Truth = "fresh" };

        parameters.Read().Problems.Select(problem => problem.Field).ShouldBe(["state", "truth", "connection", "from", "to", "offset", "limit"], ignoreOrder: true);
    }

    [Fact]
    public void Read_TextThatNoDatabaseTakes_IsRefusedAtEachField()
    {
        var parameters = new NotificationParameters { Person = "a\0", Type = "\0", Search = "\ud800" };

        parameters.Read().Problems.Select(problem => problem.Field).ShouldBe(["person", "type", "search"], ignoreOrder: true);
    }

    [Theory]
    [InlineData("0")]
    [InlineData("201")]
    [InlineData("1e3")]
    [InlineData("99999999999")]
    public void Read_WrongLimit_Refused(string limit) =>
        new NotificationParameters { Limit = limit }.Read().Problems.ShouldHaveSingleItem().Field.ShouldBe("limit");
}
