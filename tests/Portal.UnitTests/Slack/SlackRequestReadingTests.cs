using System.Text;
using Portal.Slack.Requests;

namespace Portal.UnitTests.Slack;

public sealed class SlackRequestReadingTests
{
    [Theory]
    [InlineData("", false)]
    [InlineData("[]", false)]
    [InlineData("{", false)]
    [InlineData("{}", true)]
    [InlineData("""{"type":"view_submission"}""", true)]
    [InlineData("""{"type":"block_actions","container":7,"user":null,"actions":{}}""", true)]
    [InlineData("""{"type":"block_actions","user":{"id":"U1"},"container":{"channel_id":"C1","message_ts":"1.2"},"actions":[{"type":"button","action_id":"a"},3,null]}""", true)]
    public void Click_NothingToRead_IsEmptyOrNoJson(string payload, bool isJson)
    {
        var clicks = ButtonClick.Read(payload);

        (clicks is not null).ShouldBe(isJson);
        (clicks ?? []).ShouldBeEmpty();
    }

    [Fact]
    public void Click_UrlButton_IsReadWhole()
    {
        var clicks = ButtonClick.Read(
            """
            {"type":"block_actions","user":{"id":"U1","username":"jan","name":"jan"},"api_app_id":"A1","team":null,"enterprise":{"id":"E1"},
             "container":{"type":"message","message_ts":"1.2","channel_id":"D1"},
             "actions":[{"type":"button","action_id":"approve","block_id":"b","text":{"type":"plain_text","text":"Approve"},"url":"https://x.test/","action_ts":"3.4"}]}
            """);

        clicks.ShouldNotBeNull().ShouldHaveSingleItem().ShouldBe(new ButtonClick(null, "E1", "A1", "D1", "1.2", "U1", "jan", "approve", "b", "Approve", "3.4"));
    }

    [Theory]
    [InlineData("1795262390.500000", -9.5)]
    [InlineData("1795262400", 0)]
    [InlineData("1795262460.0", 0)]
    [InlineData("1548426417.840180", -3600)]
    [InlineData("", 0)]
    [InlineData("soon", 0)]
    [InlineData("-5", 0)]
    [InlineData("99999999999999999999999999999999", 0)]
    [InlineData("99999999999", 0)]
    public void Click_Time_IsSlacksWhereItIsCredible(string actionTs, double seconds)
    {
        var now = DateTimeOffset.FromUnixTimeSeconds(1_795_262_400);
        var click = new ButtonClick(null, null, null, "C1", "1.2", "U1", "jan", "a", null, "Open", actionTs);

        click.PressedAt(now).ShouldBe(now.AddSeconds(seconds));
    }

    [Theory]
    [InlineData("""{"type":"app_uninstalled"}""", typeof(InnerEvent.AppUninstalled))]
    [InlineData("""{"type":"tokens_revoked","tokens":{"oauth":["U1"]}}""", typeof(InnerEvent.TokensRevoked))]
    [InlineData("""{"type":"tokens_revoked"}""", typeof(InnerEvent.TokensRevoked))]
    [InlineData("""{"type":"channel_archive","channel":"C1"}""", typeof(InnerEvent.ChannelArchived))]
    [InlineData("""{"type":"group_archive","channel":"G1"}""", typeof(InnerEvent.ChannelArchived))]
    [InlineData("""{"type":"group_unarchive","channel":"G1"}""", typeof(InnerEvent.ChannelUnarchived))]
    [InlineData("""{"type":"channel_deleted","channel":"C1"}""", typeof(InnerEvent.ChannelDeleted))]
    [InlineData("""{"type":"group_rename","channel":{"id":"G1","name":"x"}}""", typeof(InnerEvent.ChannelRenamed))]
    [InlineData("""{"type":"channel_rename","channel":"C1"}""", typeof(InnerEvent.OtherEvent))]
    [InlineData("""{"type":"channel_archive","channel":{}}""", typeof(InnerEvent.OtherEvent))]
    [InlineData("""{"type":"message"}""", typeof(InnerEvent.OtherEvent))]
    [InlineData("""{}""", typeof(InnerEvent.OtherEvent))]
    public void Event_Kinds_AreToldApart(string inner, Type expected)
    {
        var request = EventRequest.Read(Encoding.UTF8.GetBytes($$"""{"type":"event_callback","event_id":"Ev1","event_time":1700000000,"team_id":"T1","event":{{inner}}}"""));

        request!.Event!.Inner.ShouldBeOfType(expected);
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData("""{"type":"url_verification"}""")]
    [InlineData("""{"type":"event_callback","event_time":1,"event":{}}""")]
    [InlineData("""{"type":"event_callback","event_id":"Ev1","event":{}}""")]
    [InlineData("""{"type":"event_callback","event_id":"Ev1","event_time":-1,"event":{}}""")]
    [InlineData("""{"type":"event_callback","event_id":"Ev1","event_time":99999999999999,"event":{}}""")]
    [InlineData("""{"type":"event_callback","event_id":"Ev1","event_time":1,"event":[]}""")]
    public void Event_WithoutItsEnvelope_IsMalformed(string body) => EventRequest.Read(Encoding.UTF8.GetBytes(body)).ShouldBeNull();

    [Fact]
    public void Event_OfAnotherType_IsNeither() => EventRequest.Read("""{"type":"app_rate_limited"}"""u8).ShouldBe(new EventRequest(null, null));
}
