using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Portal.Auth.SignIn;
using Portal.Data.Auth;
using Portal.Domain.Auth;
using Portal.Domain.Connections;
using Portal.Features.Connections;
using Portal.Features.Connections.AddToSlack;
using Portal.Slack;
using Portal.UnitTests.Support;
using Secret = Portal.Domain.Secret;

namespace Portal.UnitTests.Features.Connections.AddToSlack;

/// <summary>The faces of the button: what it is given, what it says, what can be pressed.</summary>
public sealed class AddToSlackTests : FeatureDatabase
{
    private static readonly Guid Me = Guid.Parse("11111111-0000-0000-0000-000000000000");
    private readonly SlackOptions _slack = new() { ClientId = "1.2", ClientSecret = "shh", SigningSecret = "shh" };

    [Fact]
    public async Task NotConfigured_Settings_AreNamedAndTheManifestIsOffered()
    {
        (_slack.ClientId, _slack.ClientSecret) = ("", "");

        var button = await RenderAsync();

        Face(button).ShouldBe("NotConfigured");
        button.Markup.ShouldContain("Missing: Slack:ClientId, Slack:ClientSecret.");
        button.Find("button[disabled]").TextContent.ShouldContain("Add to Slack");
        button.FindAll("a[href*='/slack/install']").ShouldBeEmpty();
        button.Find("a[href^='https://api.slack.com/apps?new_app=1']").TextContent.ShouldContain("Create app from manifest");
        button.Find("a[href='/slack/manifest?format=yaml']").GetAttribute("data-enhance-nav").ShouldBe("false");
    }

    [Fact]
    public async Task Ready_NothingYet_LeadsToARealRequest()
    {
        var button = await RenderAsync();

        Face(button).ShouldBe("Ready");
        var link = button.Find("a.btn-primary");
        (link.GetAttribute("href"), link.GetAttribute("data-enhance-nav")).ShouldBe(("/slack/install?instance=sample", "false"));
    }

    [Fact]
    public async Task Waiting_IAmAtSlack_SaysSoUntilItIsTooLate()
    {
        await SaveAsync(db => db.InstallStates.Add(State(Me, Clock.GetUtcNow().AddMinutes(5))));

        var button = await RenderAsync();

        Face(button).ShouldBe("Waiting");
        button.Markup.ShouldContain("You went to Slack");
        button.Find("a.btn").TextContent.ShouldContain("Begin again");
        Clock.Advance(TimeSpan.FromMinutes(6));
        Face(await RenderAsync()).ShouldBe("Ready");
    }

    [Fact]
    public async Task Waiting_SomebodyElseIsAtSlack_NamesThemAndHindersNobody()
    {
        await AddAdaAtSlackAsync(connectionId: null);

        var button = await RenderAsync();

        Face(button).ShouldBe("Waiting");
        button.Markup.ShouldContain("Ada went to Slack");
        var link = button.Find("a.btn");
        (link.TextContent.Trim().EndsWith("Add to Slack", StringComparison.Ordinal), link.GetAttribute("href")).ShouldBe((true, "/slack/install?instance=sample"));
    }

    [Theory]
    [InlineData(false, "Connected")]
    [InlineData(true, "Reconnect")]
    public async Task Waiting_ForAConnectionThatIsThere_HidesNothingOfIt(bool isDead, string face)
    {
        var row = await AddAsync(Caller, change: row =>
        {
            if (isDead)
            {
                row.Failed("token_revoked", credentialsRefused: true, Clock.GetUtcNow());
            }
        });
        await AddAdaAtSlackAsync(row.Id);
        await SaveAsync(db => db.InstallStates.Add(State(Me, Clock.GetUtcNow().AddMinutes(5), row.Id)));

        var button = await RenderAsync(row.Id);

        Face(button).ShouldBe(face);
        button.Find("a.btn").TextContent.ShouldContain("Reconnect");
        button.Markup.ShouldContain("and so did Ada");
    }

    [Fact]
    public async Task Connected_Bot_SaysWhoWhereAndByWhom()
    {
        var row = await AddAsync(Caller);

        var button = await RenderAsync(row.Id);

        Face(button).ShouldBe("Connected");
        button.Find("strong").TextContent.ShouldBe("Connected as bot U0BOT in Acme by Ada");
        button.Find("a.btn").GetAttribute("href").ShouldBe($"/slack/install?instance=sample&connection={row.Id}");
    }

    [Fact]
    public async Task Reconnect_MissingScopes_AreNamed()
    {
        var row = await AddAsync(Caller, change: row => row.Scopes = "chat:write,im:write,users:read,users:read.email,channels:read");

        var button = await RenderAsync(row.Id);

        Face(button).ShouldBe("Reconnect");
        button.Markup.ShouldContain("Missing: mpim:write, groups:read.");
        button.Find("a.btn-primary").TextContent.ShouldContain("Reconnect");
    }

    [Fact]
    public async Task Reconnect_DeadToken_SaysTheConsequence()
    {
        var row = await AddAsync(Caller, change: row => row.Failed("token_revoked", credentialsRefused: true, Clock.GetUtcNow()));

        var button = await RenderAsync(row.Id);

        Face(button).ShouldBe("Reconnect");
        button.Markup.ShouldContain("messages take their fallback");
    }

    [Theory]
    [InlineData("cancelled", null, "The installation was cancelled at Slack. Nothing was changed.")]
    [InlineData("state-expired", null, "More than 10 minutes passed at Slack")]
    [InlineData("refused", "unapproved_scope", "Slack's word: unapproved_scope.")]
    public async Task NotInstalled_Outcome_IsAPlainMessageAndATry(string code, string? detail, string words)
    {
        var button = await RenderAsync(query: $"?slack={code}" + (detail is null ? "" : $"&slack-detail={detail}"));

        Face(button).ShouldBe("NotInstalled");
        System.Net.WebUtility.HtmlDecode(button.Markup).ShouldContain(words);
        button.Find("a.btn-primary").GetAttribute("href").ShouldBe("/slack/install?instance=sample");
    }

    [Fact]
    public async Task ConnectedElsewhere_OtherInstance_IsNamedAndAllowed()
    {
        await AddAsync(Neighbour);

        var button = await RenderAsync();

        Face(button).ShouldBe("ConnectedElsewhere");
        button.Markup.ShouldContain("Acme is connected in second.");
        button.Find("a.btn-primary").TextContent.ShouldContain("Add to Slack");
    }

    [Fact]
    public async Task ConnectedElsewhere_HereToo_SaysBoth()
    {
        await AddAsync(Neighbour);
        var row = await AddAsync(Caller);

        var button = await RenderAsync(row.Id);

        Face(button).ShouldBe("ConnectedElsewhere");
        button.Markup.ShouldContain("Connected as bot U0BOT in Acme by Ada");
        button.Markup.ShouldContain("Acme is connected in second.");
    }

    [Fact]
    public async Task ConnectedElsewhere_AnotherOrganization_IsNobodysBusiness()
    {
        await AddAsync(Stranger);

        Face(await RenderAsync()).ShouldBe("Ready");
    }

    [Fact]
    public async Task News_GoodOutcome_IsShownBesideTheState()
    {
        var row = await AddAsync(Caller);

        var button = await RenderAsync(row.Id, "?slack=connected");

        button.Find("[role=status]").TextContent.ShouldContain("Slack is connected.");
        Face(button).ShouldBe("Connected");
    }

    [Fact]
    public async Task AlreadyConnected_Outcome_NamesTheConnectionAndAsks()
    {
        var row = await AddAsync(Caller);

        var button = await RenderAsync(row.Id, "?slack=exists");

        Face(button).ShouldBe("AlreadyConnected");
        button.Find("strong").TextContent.ShouldBe("\"Acme\" is this app in Acme already");
        button.Markup.ShouldContain("Nothing was changed, and no second connection was added.");
        var link = button.Find("a.btn-primary");
        (link.TextContent.Trim(), link.GetAttribute("href")).ShouldBe(("add Renew the token of Acme", $"/slack/install?instance=sample&connection={row.Id}"));
    }

    [Theory]
    [InlineData("?slack=%3Cscript%3E")]
    [InlineData("?slack=connected&slack-detail=%3Cscript%3E")]
    public async Task AnyAddress_MadeUpOutcome_ShowsNothingOfIt(string query) =>
        (await RenderAsync(query: query)).Markup.ShouldNotContain("script");

    [Fact]
    public async Task Auditor_State_IsShownWithoutAnythingToPress()
    {
        var button = await RenderAsync(role: Role.Auditor);

        Face(button).ShouldBe("Ready");
        button.FindAll("a, button").ShouldBeEmpty();
    }

    protected override void AddServices(IServiceCollection services)
    {
        services.AddSingleton(Options.Create(_slack));
        new ConnectionsFeature().AddServices(services);
    }

    private static string? Face(IRenderedComponent<AddToSlackButton> button) => button.Find(".add-to-slack").GetAttribute("data-face");

    private async Task<IRenderedComponent<AddToSlackButton>> RenderAsync(Guid? connectionId = null, string query = "", Role role = Role.Admin)
    {
        var browser = new BunitContext();
        browser.Services.AddSingleton(Get<GetAddToSlack>());
        browser.Services.AddSingleton(Options.Create(_slack));
        browser.Services.AddSingleton(PublicAddresses.Unset());
        browser.RenderTree.Add<CascadingValue<InstanceAccess>>(set => set.Add(cascade => cascade.Value, new InstanceAccess(Caller with { MemberId = Me }, "Sample", role)));
        browser.Services.GetRequiredService<NavigationManager>().NavigateTo("/i/sample/connections" + query);
        var button = browser.Render<AddToSlackButton>(set => set.Add(one => one.ConnectionId, connectionId));
        await button.WaitForElementAsync(".add-to-slack");
        return button;
    }

    private async Task<Connection> AddAsync(Portal.Auth.InstanceCaller caller, Action<Connection>? change = null)
    {
        var now = Clock.GetUtcNow();
        var row = new Connection
        {
            Id = Guid.CreateVersion7(now),
            OrganizationId = caller.OrganizationId,
            InstanceId = caller.InstanceId,
            Name = "Acme",
            Mode = ConnectionModeKeys.SlackApp,
            TeamId = "T0ACME",
            TeamName = "Acme",
            BotUserId = "U0BOT",
            Scopes = string.Join(',', SlackScopes.Of(ConnectionModeKeys.SlackApp).Select(scope => scope.Name)),
            CreatedAt = now,
            UpdatedAt = now,
        };
        row.ReplaceBotToken(Get<SecretVault>().Protect(SecretPurpose.BotToken, new Secret("xoxb-1")), "Ada", now);
        change?.Invoke(row);
        await SaveAsync(db => db.Connections.Add(row));
        return row;
    }

    private async Task AddAdaAtSlackAsync(Guid? connectionId)
    {
        var ada = new Member { Id = Guid.CreateVersion7(Clock.GetUtcNow()), OrganizationId = Caller.OrganizationId, Subject = "ada", DisplayName = "Ada", Email = "ada@acme.test", Role = Role.Admin };
        await SaveAsync(db =>
        {
            db.Members.Add(ada);
            db.InstallStates.Add(State(ada.Id, Clock.GetUtcNow().AddMinutes(5), connectionId));
        });
    }

    private InstallState State(Guid member, DateTimeOffset expiresAt, Guid? connectionId = null) => new()
    {
        Id = Guid.CreateVersion7(Clock.GetUtcNow()),
        StateHash = "of " + member,
        SessionHash = "b",
        OrganizationId = Caller.OrganizationId,
        InstanceId = Caller.InstanceId,
        MemberId = member,
        ConnectionId = connectionId,
        RedirectUri = "https://portal.test/",
        ExpiresAt = expiresAt,
    };
}
