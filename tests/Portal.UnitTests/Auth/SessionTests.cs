using Microsoft.EntityFrameworkCore;
using Portal.Auth;
using Portal.Auth.SignIn;
using Portal.Data;
using Portal.Domain.Auth;
using Portal.UnitTests.Support;

namespace Portal.UnitTests.Auth;

/// <summary>A sign-out ends the sign-in, not only this browser's copy of its cookie.</summary>
public sealed class SessionTests(SharedPortal portal) : IClassFixture<SharedPortal>, IAsyncLifetime
{
    private TestInstance _instance = null!;
    private Browser _browser = null!;

    private IDbContextFactory<PortalDbContext> Contexts => portal.Server.Get<IDbContextFactory<PortalDbContext>>();

    public async ValueTask InitializeAsync()
    {
        _instance = await TestInstance.AddAsync(portal.Server, webhookPath: null);
        _browser = await Browser.SignInAsync(portal.Server, _instance);
    }

    public ValueTask DisposeAsync()
    {
        _browser.Dispose();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task End_CookieThatLivesOn_OpensNothing()
    {
        using var other = Browser.As(portal.Server, _browser.Member);
        (await _browser.FollowAsync("/")).AbsolutePath.ShouldBe($"/i/{_instance.Slug}");

        await SignOutAsync();

        (await _browser.FollowAsync("/")).AbsolutePath.ShouldBe("/sign-in");
        (await other.FollowAsync("/")).AbsolutePath.ShouldBe($"/i/{_instance.Slug}");
    }

    [Fact]
    public async Task FindRefusal_PageOfAnEndedSignIn_MayDoNothing()
    {
        var caller = new InstanceCaller(_instance.Row.OrganizationId, _instance.Id, _instance.Slug, "Ada") { MemberId = _browser.Member.Id, SessionId = _browser.Session };
        var organization = new OrganizationCaller(_instance.Row.OrganizationId, "Ada") { MemberId = _browser.Member.Id, SessionId = _browser.Session };
        (await Contexts.FindRefusalAsync(caller, Permission.ManageConnections, CancellationToken.None)).ShouldBeNull();

        await SignOutAsync();
        await SignOutAsync();

        (await Contexts.FindRefusalAsync(caller, Permission.ManageConnections, CancellationToken.None))!.Message.ShouldStartWith("You have signed out.");
        (await Contexts.FindRefusalAsync(organization, Permission.ManageOrganization, CancellationToken.None))!.Message.ShouldStartWith("You have signed out.");
        (await Contexts.FindRefusalAsync(caller with { SessionId = null }, Permission.ManageConnections, CancellationToken.None)).ShouldBeNull();
    }

    [Fact]
    public async Task End_OldSignOuts_AreForgotten()
    {
        var old = Guid.CreateVersion7(TimeProvider.System.GetUtcNow());
        await portal.Server.InDatabaseAsync(db =>
        {
            db.SignedOutSessions.Add(new SignedOutSession { Id = old, SignedOutAt = TimeProvider.System.GetUtcNow() - Sessions.Lifetime - TimeSpan.FromMinutes(1) });
            return db.SaveChangesAsync();
        });

        await SignOutAsync();

        (await portal.Server.InDatabaseAsync(db => db.SignedOutSessions.AnyAsync(row => row.Id == old))).ShouldBeFalse();
    }

    private Task SignOutAsync() => new Sessions(Contexts, TimeProvider.System).EndAsync(MemberClaims.PrincipalOf(_browser.Member, _browser.Session), CancellationToken.None);
}
