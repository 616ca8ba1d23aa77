using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Portal.Auth;
using Portal.Data.Auth;
using Portal.Domain.Auth;
using Portal.Features;
using Portal.Features.Access;

namespace Portal.UnitTests.Features.Access;

public sealed class AccessTests : FeatureDatabase
{
    [Fact]
    public async Task CreateEventSource_Named_MakesAStandardWebhooksSecret()
    {
        var issued = (await CreateSourceAsync("jira")).Value!;

        var text = issued.Secret.Reveal();
        text.ShouldStartWith("whsec_");
        Convert.FromBase64String(text["whsec_".Length..]).Length.ShouldBe(32);
        var row = await ReadAsync(db => db.EventSources.Include(source => source.Secrets).SingleAsync());
        var stored = row.Secrets.ShouldHaveSingleItem();
        stored.Value.Ciphertext.ShouldNotContain(text);
        Get<SecretVault>().Reveal(SecretPurpose.SigningSecret, stored.Value).Reveal().ShouldBe(text);
        issued.Source.Secrets.ShouldHaveSingleItem().LastFour.ShouldBe(text[^4..]);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("a\tb")]
    public async Task CreateEventSource_BadName_IsAProblem(string? name) =>
        (await CreateSourceAsync(name)).Problems.ShouldHaveSingleItem().Field.ShouldBe("name");

    [Fact]
    public async Task CreateEventSource_TwoAtOnce_OneIsRefusedAtTheName()
    {
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => Task.Run(() => CreateSourceAsync("jira"))));

        outcomes.Count(outcome => outcome.IsOk).ShouldBe(1);
        outcomes.Where(outcome => !outcome.IsOk).ShouldAllBe(outcome => outcome.Problems[0].Field == "name");
    }

    [Fact]
    public async Task Rotate_WithOverlap_AcceptsBothUntilItEnds()
    {
        var first = (await CreateSourceAsync("jira")).Value!;

        var second = (await RotateAsync(first.Source.Id, TimeSpan.FromHours(1))).Value!;

        second.Secret.ShouldNotBe(first.Secret);
        second.Source.Secrets.Select(secret => secret.LastFour).ShouldBe([second.Secret.LastFour, first.Secret.LastFour], ignoreOrder: true);
        second.Source.Secrets.Single(secret => secret.LastFour == first.Secret.LastFour).ExpiresAt.ShouldBe(Clock.GetUtcNow().AddHours(1));
        Clock.Advance(TimeSpan.FromHours(2));
        var listed = await ListedAsync();
        listed.Secrets.ShouldHaveSingleItem().LastFour.ShouldBe(second.Secret.LastFour);
    }

    [Fact]
    public async Task ListEventSources_LastEvent_ShowsAtOnceAndStaysWhenItIsWritten()
    {
        var source = (await CreateSourceAsync("jira")).Value!.Source;
        Get<SenderUse>().NoteEvent(source.Id);
        var at = Clock.GetUtcNow();

        var noted = await ListedAsync();
        await Get<SenderUse>().WriteAsync(CancellationToken.None);

        noted.LastEventAt.ShouldBe(at);
        Get<SenderUse>().LastEventOf(source.Id).ShouldBeNull();
        (await ListedAsync()).LastEventAt.ShouldBe(at);
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(169)]
    public async Task Rotate_OverlapOutOfRange_IsAProblem(int hours)
    {
        var source = (await CreateSourceAsync("jira")).Value!.Source;

        (await RotateAsync(source.Id, TimeSpan.FromHours(hours))).Problems.ShouldHaveSingleItem().Field.ShouldBe("overlapHours");
    }

    [Fact]
    public async Task Revoke_Source_EndsItsSecrets()
    {
        var source = (await CreateSourceAsync("jira")).Value!.Source;

        var outcome = await Get<RevokeEventSource>().HandleAsync(Caller, source.Id, CancellationToken.None);

        outcome.Value!.Secrets.ShouldBeEmpty();
        outcome.Value.RevokedAt.ShouldBe(Clock.GetUtcNow());
        (await RotateAsync(source.Id, TimeSpan.Zero)).IsOk.ShouldBeFalse();
    }

    [Fact]
    public async Task CreateApiToken_Valid_KeepsOnlyTheHash()
    {
        var issued = (await CreateTokenAsync(new CreateApiTokenRequest("ci", ["read", "events:write"]))).Value!;

        var text = issued.Secret.Reveal();
        text.ShouldMatch("^ptl_[A-Za-z0-9_-]{43}$");
        var row = await ReadAsync(db => db.ApiTokens.SingleAsync());
        row.Hash.ShouldBe(Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text))));
        row.Scopes.ShouldBe([TokenScope.EventsWrite, TokenScope.Read]);
        row.CreatedBy.ShouldBe(Caller.Name);
    }

    [Fact]
    public async Task CreateApiToken_EverythingWrong_SaysAllAtOnce()
    {
        var outcome = await CreateTokenAsync(new CreateApiTokenRequest("", ["root"], Clock.GetUtcNow()));

        outcome.Problems.Select(problem => problem.Field).ShouldBe(["name", "scopes", "expiresAt"]);
    }

    [Fact]
    public async Task RevokeApiToken_OfAnotherInstance_IsMissing()
    {
        var token = (await CreateTokenAsync(new CreateApiTokenRequest("ci", ["read"]))).Value!.Token;

        (await Get<RevokeApiToken>().HandleAsync(Neighbour, token.Id, CancellationToken.None)).IsMissing.ShouldBeTrue();
        (await Get<RevokeApiToken>().HandleAsync(Caller, token.Id, CancellationToken.None)).Value!.RevokedAt.ShouldNotBeNull();
    }

    [Fact]
    public void ScopeWords_EveryScope_IsExplained() =>
        TokenScope.All.ShouldAllBe(scope => ScopeWords.Of(scope) != scope);

    protected override void AddServices(IServiceCollection services)
    {
        services.AddSingleton<SenderUse>();
        new AccessFeature().AddServices(services);
    }

    private async Task<EventSourceSummary> ListedAsync() => (await Get<ListEventSources>().HandleAsync(Caller, 0, 10, CancellationToken.None)).Items.ShouldHaveSingleItem();

    private Task<Outcome<IssuedEventSource>> CreateSourceAsync(string? name) =>
        Get<CreateEventSource>().HandleAsync(Caller, new CreateEventSourceRequest(name), CancellationToken.None);

    private Task<Outcome<IssuedEventSource>> RotateAsync(Guid id, TimeSpan overlap) =>
        Get<RotateEventSource>().HandleAsync(Caller, new RotateEventSourceRequest(id, overlap), CancellationToken.None);

    private Task<Outcome<IssuedApiToken>> CreateTokenAsync(CreateApiTokenRequest request) =>
        Get<CreateApiToken>().HandleAsync(Caller, request, CancellationToken.None);
}
