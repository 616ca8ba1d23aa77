using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using Portal.Domain.Auth;
using Portal.Domain.Notifications;
using Portal.UnitTests.Support;

namespace Portal.UnitTests.Api;

public sealed class IntakeSignatureTests(SharedPortal portal) : IClassFixture<SharedPortal>
{
    private const int Tolerance = 300;

    [Fact]
    public async Task PostEvent_Signed_IsStoredByteForByteAndDelivered()
    {
        var instance = await TestInstance.AddAsync(portal.Server);
        var sent = new TestEvent();

        var id = await instance.SendAsync(sent);

        var stored = (await instance.EventsAsync()).ShouldHaveSingleItem();
        (stored.Id, stored.ReceivedFrom, stored.Type).ShouldBe((id, "Tests", "CALL_FOR_ACTION"));
        stored.Body.ShouldBe(sent.ToBytes());
        await instance.WaitForAsync(id, NotificationState.Delivered);
        (await portal.Server.Slack.CountAsync(sent.Key)).ShouldBe(1);
    }

    [Fact]
    public async Task PostEvent_Accepted_ItsStatusUrlTellsWhatBecameOfIt()
    {
        var instance = await TestInstance.AddAsync(portal.Server);
        using var accepted = await instance.PostAsync(new TestEvent(), post => post with { Id = "evt-1" });
        var id = (await accepted.ShouldBeAcceptedAsync()).GetProperty("id").GetGuid();
        await instance.WaitForAsync(id, NotificationState.Delivered);

        var told = await GetAsync(accepted.Headers.Location!, await instance.AddTokenAsync(TokenScope.Read));

        (told.GetProperty("id").GetGuid(), told.GetProperty("idempotencyKey").GetString()).ShouldBe((id, "evt-1"));
        told.GetProperty("notifications").EnumerateArray().ShouldHaveSingleItem().GetProperty("attempts").GetArrayLength().ShouldBe(1);
    }

    [Fact]
    public async Task GetEvent_AnotherInstances_Is404()
    {
        var (instance, other) = (await TestInstance.AddAsync(portal.Server), await TestInstance.AddAsync(portal.Server));
        var id = await instance.SendAsync(new TestEvent());
        using var request = new HttpRequestMessage(HttpMethod.Get, $"{other.EventsPath}/{id}");
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", await other.AddTokenAsync(TokenScope.Admin));

        using var answer = await portal.Server.Client.SendAsync(request);

        await answer.ShouldBeProblemAsync(404);
    }

    [Fact]
    public async Task PostEvent_WrongSecret_Is401() =>
        await ShouldRefuseAsync(post => post with { Secret = TestInstance.NewSigningSecret() }, "webhook-signature");

    [Fact]
    public async Task PostEvent_OtherBodyThanSigned_Is401() =>
        await ShouldRefuseAsync(post => post with { SentBody = [.. post.Body, (byte)' '] }, "webhook-signature");

    [Fact]
    public async Task PostEvent_OtherIdThanSigned_Is401() =>
        await ShouldRefuseAsync(post => post with { Id = "other", Header = _ => SignedPost.Sign(post.Secret, post.Id!, post.Timestamp!, post.Body) }, "webhook-signature");

    [Fact]
    public async Task PostEvent_OtherTimestampThanSigned_Is401() =>
        await ShouldRefuseAsync(post => post with { Timestamp = Seconds(-1), Header = _ => SignedPost.Sign(post.Secret, post.Id!, Seconds(-2), post.Body) }, "webhook-signature");

    [Theory]
    [InlineData("")]
    [InlineData("v1,")]
    [InlineData("v1,AAAA")]
    [InlineData("v1,not base64 at all")]
    [InlineData("v2,AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=")]
    [InlineData("v1a,AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA==")]
    [InlineData(",")]
    public async Task PostEvent_NoUsableSignature_Is401(string header) => await ShouldRefuseAsync(post => post with { Header = _ => header }, "webhook-signature");

    [Fact]
    public async Task PostEvent_RightSignatureUnderAnotherVersion_Is401() =>
        await ShouldRefuseAsync(post => post with { Header = signature => "v1a" + signature["v1".Length..] }, "webhook-signature");

    [Fact]
    public async Task PostEvent_SignatureHeaderMissing_Is401() => await ShouldRefuseAsync(post => post with { Header = _ => null }, "webhook-signature");

    [Fact]
    public async Task PostEvent_NoCredentialsAtAll_Is401() =>
        await ShouldRefuseAsync(post => post with { Header = _ => null, Timestamp = null }, "webhook-signature");

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("two words")]
    public async Task PostEvent_NoUsableId_Is401(string? id) => await ShouldRefuseAsync(post => post with { Id = id }, "webhook-id");

    [Fact]
    public async Task PostEvent_IdTooLong_Is401() => await ShouldRefuseAsync(post => post with { Id = new string('x', 256) }, "webhook-id");

    [Theory]
    [InlineData(null)]
    [InlineData("soon")]
    [InlineData("1.5")]
    [InlineData("-5")]
    [InlineData("0x10")]
    [InlineData("99999999999999999999999999")]
    [InlineData("9223372036854775807")]
    [InlineData("253402300800")]
    [InlineData("0")]
    public async Task PostEvent_NoUsableTimestamp_Is401(string? timestamp) => await ShouldRefuseAsync(post => post with { Timestamp = timestamp }, "webhook-timestamp");

    [Theory]
    [InlineData(-Tolerance - 2)]
    [InlineData(Tolerance + 60)]
    public async Task PostEvent_StaleInEitherDirection_Is401(int seconds) => await ShouldRefuseAsync(post => post with { Timestamp = Seconds(seconds) }, "webhook-timestamp");

    [Theory]
    [InlineData(-Tolerance + 60)]
    [InlineData(Tolerance - 5)]
    public async Task PostEvent_WithinTolerance_Is202(int seconds)
    {
        var instance = await TestInstance.AddAsync(portal.Server);

        using var answer = await instance.PostAsync(new TestEvent(), post => post with { Timestamp = Seconds(seconds) });

        await answer.ShouldBeAcceptedAsync();
    }

    [Fact]
    public async Task PostEvent_SeveralSignaturesOneGood_Is202()
    {
        var instance = await TestInstance.AddAsync(portal.Server);

        using var answer = await instance.PostAsync(new TestEvent(), post => post with
        {
            Header = signature => $"v1a,AAAA {SignedPost.Sign(TestInstance.NewSigningSecret(), post.Id!, post.Timestamp!, post.Body)}  {signature} v2,x",
        });

        await answer.ShouldBeAcceptedAsync();
    }

    [Fact]
    public async Task PostEvent_SeveralSecretsAtOnce_EachIsGoodUntilItEnds()
    {
        var instance = await TestInstance.AddAsync(portal.Server);
        var next = TestInstance.NewSigningSecret();
        var now = TimeProvider.System.GetUtcNow();
        await instance.ChangeSourceAsync(source => source.Rotate(instance.NewSecretRow(next), now, TimeSpan.FromHours(1)));

        using var byOld = await instance.PostAsync(new TestEvent());
        using var byNew = await instance.PostAsync(new TestEvent(), post => post with { Secret = next });
        await instance.ChangeSourceAsync(source => source.Rotate(instance.NewSecretRow(TestInstance.NewSigningSecret()), now, TimeSpan.Zero));
        using var byEnded = await instance.PostAsync(new TestEvent(), post => post with { Secret = next });

        await byOld.ShouldBeAcceptedAsync();
        await byNew.ShouldBeAcceptedAsync();
        await byEnded.ShouldBeProblemAsync(401, "webhook-signature");
    }

    [Fact]
    public async Task PostEvent_SourceRevoked_Is401AtOnce()
    {
        var instance = await TestInstance.AddAsync(portal.Server);
        await instance.SendAsync(new TestEvent());
        await instance.ChangeSourceAsync(source => source.Revoke(TimeProvider.System.GetUtcNow()));

        using var answer = await instance.PostAsync(new TestEvent());

        await answer.ShouldBeProblemAsync(401, "webhook-signature");
    }

    [Fact]
    public async Task PostEvent_AnotherInstancesSecret_Is401()
    {
        var instance = await TestInstance.AddAsync(portal.Server);
        var other = await TestInstance.AddAsync(portal.Server);

        using var answer = await instance.PostAsync(new TestEvent(), post => post with { Secret = other.SigningSecret });

        await answer.ShouldBeProblemAsync(401, "webhook-signature");
    }

    [Theory]
    [InlineData("no-such-instance")]
    [InlineData("..%2f..%2fetc")]
    [InlineData("%27%20OR%201=1--")]
    [InlineData("<script>")]
    public async Task PostEvent_UnknownInstance_Is404(string slug)
    {
        var instance = await TestInstance.AddAsync(portal.Server);

        using var answer = await instance.PostAsync(new TestEvent(), post => post with { Path = $"/api/v1/instances/{slug}/events" });

        await answer.ShouldBeProblemAsync(404, "instance");
    }

    [Fact]
    public async Task PostEvent_Replayed_IsTheSameAnswerAgainAndNothingMore()
    {
        var instance = await TestInstance.AddAsync(portal.Server);
        var sent = new TestEvent();

        using var first = await instance.PostAsync(sent, post => post with { Id = "evt-1" });
        var id = (await first.ShouldBeAcceptedAsync()).GetProperty("id").GetGuid();
        await instance.WaitForAsync(id, NotificationState.Delivered);
        using var second = await instance.PostAsync(sent, post => post with { Id = "evt-1", Timestamp = Seconds(1) });

        await second.ShouldBeAcceptedAsync();
        first.Headers.Contains("Idempotent-Replayed").ShouldBeFalse();
        second.Headers.GetValues("Idempotent-Replayed").ShouldBe(["true"]);
        (await second.Content.ReadAsStringAsync()).ShouldBe(await first.Content.ReadAsStringAsync());
        second.Headers.Location.ShouldBe(first.Headers.Location);
        (await instance.EventsAsync()).Length.ShouldBe(1);
        (await instance.NotificationsAsync()).Length.ShouldBe(1);
        (await portal.Server.Slack.CountAsync(sent.Key)).ShouldBe(1);
    }

    [Fact]
    public async Task PostEvent_OtherBodyUnderTheSameId_Is422AndTheFirstStays()
    {
        var instance = await TestInstance.AddAsync(portal.Server);
        var first = new TestEvent();
        using var accepted = await instance.PostAsync(first, post => post with { Id = "evt-1" });
        await accepted.ShouldBeAcceptedAsync();

        using var refused = await instance.PostAsync(new TestEvent(), post => post with { Id = "evt-1" });

        await refused.ShouldBeProblemAsync(422, "webhook-id");
        (await instance.EventsAsync()).ShouldHaveSingleItem().Body.ShouldBe(first.ToBytes());
    }

    [Fact]
    public async Task PostEvent_SameIdInAnotherInstance_IsAnotherEvent()
    {
        var instances = new[] { await TestInstance.AddAsync(portal.Server), await TestInstance.AddAsync(portal.Server) };

        foreach (var instance in instances)
        {
            using var answer = await instance.PostAsync(new TestEvent(), post => post with { Id = "evt-1" });
            await answer.ShouldBeAcceptedAsync();
            answer.Headers.Contains("Idempotent-Replayed").ShouldBeFalse();
        }
    }

    [Fact]
    public async Task PostEvent_SameEventManyTimesAtOnce_IsStoredOnceAndAnsweredAlike()
    {
        var instance = await TestInstance.AddAsync(portal.Server);
        var sent = new TestEvent();

        var answers = await Task.WhenAll(Enumerable.Range(0, 24).Select(async _ =>
        {
            using var answer = await instance.PostAsync(sent, post => post with { Id = "evt-1" });
            answer.StatusCode.ShouldBe(HttpStatusCode.Accepted);
            return (Body: await answer.Content.ReadAsStringAsync(), IsReplay: answer.Headers.Contains("Idempotent-Replayed"));
        }));

        answers.Select(answer => answer.Body).Distinct().ShouldHaveSingleItem();
        answers.Count(answer => !answer.IsReplay).ShouldBe(1);
        var stored = (await instance.EventsAsync()).ShouldHaveSingleItem();
        await instance.WaitForAsync(stored.Id, NotificationState.Delivered);
        (await portal.Server.Slack.CountAsync(sent.Key)).ShouldBe(1);
    }

    private async Task<JsonElement> GetAsync(Uri address, string token)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        using var answer = await portal.Server.Client.SendAsync(request);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        return JsonElement.Parse(await answer.Content.ReadAsStringAsync());
    }

    private static string Seconds(int fromNow) =>
        (TimeProvider.System.GetUtcNow().ToUnixTimeSeconds() + fromNow).ToString(CultureInfo.InvariantCulture);

    private async Task ShouldRefuseAsync(Func<SignedPost, SignedPost> spoil, string field)
    {
        var instance = await TestInstance.AddAsync(portal.Server);

        using var answer = await instance.PostAsync(new TestEvent(), spoil);

        await answer.ShouldBeProblemAsync(401, field);
        (await instance.EventsAsync()).ShouldBeEmpty();
    }
}
