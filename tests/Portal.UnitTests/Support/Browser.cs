using System.Net;
using System.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.Extensions.Options;
using Portal.Auth.SignIn;
using Portal.Domain.Auth;

namespace Portal.UnitTests.Support;

/// <summary>A browser with its cookies that follows no redirect by itself, signed in as a member of an instance's organization.</summary>
internal sealed class Browser : IDisposable
{
    private readonly CookieContainer _cookies = new();

    private Browser(Uri address) =>
        Client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, CookieContainer = _cookies }) { BaseAddress = address };

    public HttpClient Client { get; }

    public Member Member { get; private init; } = null!;

    /// <summary>This browser's sign-in.</summary>
    public Guid Session { get; } = Guid.CreateVersion7(TimeProvider.System.GetUtcNow());

    public static async Task<Browser> SignInAsync(PortalServer server, TestInstance instance, Role role = Role.Admin, string name = "Ada Admin")
    {
        var id = Guid.CreateVersion7(TimeProvider.System.GetUtcNow());
        var member = new Member { Id = id, OrganizationId = instance.Row.OrganizationId, Subject = id.ToString(), DisplayName = name, Email = $"{id}@acme.test", Role = role };
        await server.InDatabaseAsync(db =>
        {
            db.Members.Add(member);
            return db.SaveChangesAsync();
        });
        return As(server, member);
    }

    /// <summary>Another browser of the same member.</summary>
    public static Browser As(PortalServer server, Member member)
    {
        const string Scheme = CookieAuthenticationDefaults.AuthenticationScheme;
        var format = server.Get<IOptionsMonitor<CookieAuthenticationOptions>>().Get(Scheme).TicketDataFormat;
        var browser = new Browser(server.Address) { Member = member };
        browser._cookies.Add(server.Address, new Cookie("portal", format.Protect(new AuthenticationTicket(MemberClaims.PrincipalOf(member, browser.Session), Scheme))));
        return browser;
    }

    /// <summary>Where an address leads.</summary>
    public async Task<Uri> FollowAsync(string address)
    {
        using var answer = await Client.GetAsync(address);
        return await LocationAsync(answer);
    }

    public async Task<Uri> FollowAsync(string address, Dictionary<string, string> form)
    {
        using var answer = await Client.PostAsync(address, new FormUrlEncodedContent(form));
        return await LocationAsync(answer);
    }

    public void Dispose() => Client.Dispose();

    private async Task<Uri> LocationAsync(HttpResponseMessage answer)
    {
        answer.StatusCode.ShouldBe(HttpStatusCode.Redirect, await answer.Content.ReadAsStringAsync());
        return new Uri(Client.BaseAddress!, answer.Headers.Location!);
    }
}

internal static class UriQuery
{
    /// <summary>A value of the query; null when there is none.</summary>
    public static string? Value(this Uri address, string name) => HttpUtility.ParseQueryString(address.Query)[name];
}
