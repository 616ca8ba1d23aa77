using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using Portal.Domain.Notifications.Composing;
using Portal.Domain.Notifications.Events;
using Portal.Domain.Notifications.EventTypes;
using Portal.Domain.Notifications.Messages;
using Portal.UnitTests.Support;

namespace Portal.UnitTests.Domain.Notifications.Composing;

public sealed class MessageLimitsTests
{
    private static readonly Gen<string?> Texts = Gen.OneOf(
        Gen.Constant<string?>(null),
        ArbMap.Default.GeneratorFor<string?>(),
        from piece in Gen.Elements("&", "<", "🎉", "a", "\uD83C", "*|>", " ", "x ") from times in Gen.Choose(0, 3_000) select string.Concat(Enumerable.Repeat(piece, times)));

    private static readonly Gen<string?> Urls = Gen.OneOf(
        Texts,
        from piece in Gen.Elements("a", "&", "|", "%20", "<", "ż") from times in Gen.Choose(0, 3_200) select "https://acme.test/" + string.Concat(Enumerable.Repeat(piece, times)));

    private static readonly Gen<Recipient> People =
        from account in Texts
        from name in Texts
        from email in Texts
        from delegator in Texts
        select new Recipient { AccountId = account, DisplayName = name, Email = email, DelegatorName = delegator };

    private static readonly Gen<EventBody> Bodies =
        from key in Texts
        from summary in Texts
        from url in Urls
        from step in Texts
        from project in Texts
        from rule in Texts
        from approve in Urls
        from reject in Urls
        from requester in Texts
        from count in Gen.Elements(0, 1, 2, 60, 400)
        from person in People
        from other in People
        from deadline in ArbMap.Default.GeneratorFor<DateTimeOffset?>()
        select new EventBody
        {
            Type = "CALL_FOR_ACTION",
            OccurredAt = DateTimeOffset.UnixEpoch,
            Approval = new EventApproval("a", null, rule, deadline),
            Step = new EventStep("s", null, step, null, null),
            Subject = new EventSubject(key, summary, url, new EventProject(null, project)),
            Requester = new EventPerson(null, requester, null),
            Recipients = [.. Enumerable.Range(0, count).Select(i => i % 2 == 0 ? person : other)],
            Group = new EventGroup(null, summary),
            Links = new EventLinks(approve, reject, null),
        };

    [Property(MaxTest = 1_200)]
    public Property Compose_AnyEvent_KeepsSlacksLimits()
    {
        var events = from type in Gen.Elements(EventTypeCatalog.All.OfType<Announcement>()) from body in Bodies select (type, body);
        return Prop.ForAll(events.ToArbitrary(), given => KeepsLimits(MessageComposer.Compose(given.type, given.body, SampleEvents.WebhookRoute)));
    }

    [Fact]
    public void Compose_ManyPeople_CountsThoseWhoDoNotFit()
    {
        var people = Enumerable.Range(1, 500).Select(i => new Recipient { DisplayName = $"Person {i}" });
        var body = SampleEvents.Body(SampleEvents.Smallest) with { Recipients = [.. people] };

        var text = Section(MessageComposer.Compose(new CallForAction(), body, SampleEvents.WebhookRoute)).Split('\n')[0];

        text.ShouldStartWith("Person 1, Person 2");
        var named = text.Split(", ").Length;
        text.ShouldEndWith($"Person {named} and {500 - named} more");
    }

    private static string Section(SlackMessage message) => message.Blocks.OfType<SectionBlock>().Single().Text.Text;

    private static void KeepsLimits(SlackMessage message)
    {
        using var json = JsonDocument.Parse(SlackMessageJson.Write(message));
        var texts = json.RootElement.GetProperty("blocks").EnumerateArray().SelectMany(TextsOf).ToArray();

        message.Text.Length.ShouldBeInRange(1, 3_999);
        texts.ShouldAllBe(text => text.Length >= 1 && text.Length <= 3_000);
        texts.Sum(text => text.Length).ShouldBeLessThanOrEqualTo(10_000);
        Section(message).ShouldNotContain("\n\n");
        foreach (var actions in message.Blocks.OfType<ActionsBlock>())
        {
            actions.Elements.Count.ShouldBeInRange(1, 25);
            actions.Elements.ShouldAllBe(button => button.Text.Length <= 75 && button.Url.Length <= 3_000 && button.Url.Length > 0);
            actions.Elements.Select(button => button.ActionId).ShouldBeUnique(StringComparer.Ordinal);
        }
    }

    private static IEnumerable<string> TextsOf(JsonElement block) =>
        block.TryGetProperty("elements", out var elements)
            ? elements.EnumerateArray().Select(element => TextOf(element.GetProperty("text")))
            : [TextOf(block.GetProperty("text"))];

    private static string TextOf(JsonElement text) => (text.ValueKind == JsonValueKind.Object ? text.GetProperty("text") : text).GetString()!;
}
