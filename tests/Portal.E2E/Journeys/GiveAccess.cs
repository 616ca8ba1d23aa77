using Portal.E2E.Pages;
using Portal.E2E.Support;

namespace Portal.E2E.Journeys;

public sealed class GiveAccess(Chromium chromium, SharedPortal portal) : Journey(chromium, portal)
{
    [Fact]
    public async Task A_token_is_shown_once_and_ends_when_it_is_revoked()
    {
        var visit = await VisitAsync();
        var home = await (await SignInPage.OpenAsync(visit)).SignInAsync("Ada Admin");
        var access = await (await home.GoToAccessAsync()).ShowTokensAsync();
        var source = new SourceSystem(visit);

        var token = await access.CreateTokenAsync("terraform", "read");
        await access.DoneAsync();
        await access.ShowsOnlyTheEndOfAsync("terraform", token);
        await access.HidesAsync(token);
        (await source.AskAsync("/connections", token)).ShouldBe(200);

        await access.RevokeTokenAsync("terraform");
        (await source.AskAsync("/connections", token)).ShouldBe(401);
    }

    [Fact]
    public async Task A_rotated_secret_and_its_successor_both_work_until_the_source_is_revoked()
    {
        var visit = await VisitAsync();
        var home = await (await SignInPage.OpenAsync(visit)).SignInAsync("Ada Admin");
        var access = await home.GoToAccessAsync();
        var source = new SourceSystem(visit);

        var old = await access.CreateSourceAsync("jira-rotated");
        await access.DoneAsync();
        var fresh = await access.RotateAsync("jira-rotated", "24 hours");
        await access.DoneAsync();
        fresh.ShouldNotBe(old);
        await access.HidesAsync(fresh);
        (await source.PostAsync(new SampleEvent("ROT-1", "Signed with the old secret"), old)).ShouldBe(202);
        (await source.PostAsync(new SampleEvent("ROT-2", "Signed with the new secret"), fresh)).ShouldBe(202);

        await access.RevokeSourceAsync("jira-rotated");
        (await source.PostAsync(new SampleEvent("ROT-3", "Signed too late"), old)).ShouldBe(401);
        (await source.PostAsync(new SampleEvent("ROT-4", "Signed too late"), fresh)).ShouldBe(401);
    }
}
