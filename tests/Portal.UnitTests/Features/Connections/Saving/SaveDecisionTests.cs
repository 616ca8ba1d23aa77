using Portal.Domain;
using Portal.Domain.Connections;
using Portal.Features.Connections.Saving;
using Portal.UnitTests.Support;

namespace Portal.UnitTests.Features.Connections.Saving;

/// <summary>What saving a connection comes to, beside those that are there already.</summary>
public sealed class SaveDecisionTests
{
    private readonly SampleRows _rows = new(new DateTimeOffset(2026, 11, 21, 12, 0, 0, TimeSpan.Zero));
    private readonly Connection _acme;
    private readonly Connection _webhook;

    public SaveDecisionTests()
    {
        _acme = App("Acme", "T1");
        _webhook = _rows.Connection("Finance");
    }

    [Fact]
    public void Of_ConnectionThatIsGone_IsMissing() => Decide(Draft(id: _rows.NewId(), name: "New")).ShouldBeOfType<SaveDecision.Missing>();

    [Fact]
    public void Of_NewName_IsAdded() => Decide(Draft(name: "Legal")).ShouldBe(new SaveDecision.Add("Legal"));

    [Fact]
    public void Of_TakenName_IsRefusedWithTheRemedy() => Decide(Draft(name: "Finance"), nameHolder: _webhook).ShouldBeOfType<SaveDecision.Refused>()
        .Problem.ShouldBe(new FieldProblem("name", "There is a connection named \"Finance\" already. Choose another name."));

    [Fact]
    public void Of_OwnName_IsNoConflict() => Decide(Draft(id: _webhook.Id, name: "Finance"), nameHolder: _webhook).ShouldBe(new SaveDecision.Change(_webhook, "Finance"));

    [Fact]
    public void Of_ChangeWithoutAName_KeepsIt() => Decide(Draft(id: _webhook.Id)).ShouldBe(new SaveDecision.Change(_webhook, "Finance"));

    [Theory]
    [InlineData("", "Give the connection a name.")]
    [InlineData("a\nb", "Remove line breaks and other control characters from the name.")]
    public void Of_BadName_IsRefused(string name, string problem) =>
        Decide(Draft(name: name)).ShouldBeOfType<SaveDecision.Refused>().Problem.ShouldBe(new FieldProblem("name", problem));

    [Theory]
    [InlineData(80, true)]
    [InlineData(81, false)]
    public void Of_LongName_IsTakenUpToItsColumn(int length, bool isTaken) => (Decide(Draft(name: new string('x', length))) is SaveDecision.Add).ShouldBe(isTaken);

    [Fact]
    public void Of_WebhookWithoutAName_IsRefused() => Decide(Draft()).ShouldBeOfType<SaveDecision.Refused>().Problem.Message.ShouldBe("Give the connection a name.");

    [Theory]
    [InlineData("Umbrella", "Umbrella")]
    [InlineData("Acme", "Acme 2")]
    [InlineData("finance", "finance 2")]
    [InlineData(null, "Slack")]
    [InlineData(" \n ", "Slack")]
    public void Of_AppWithoutAName_IsNamedAfterItsWorkspace(string? team, string name) =>
        Decide(Draft(mode: ConnectionModeKeys.SlackApp) with { Installation = Installation("T2", team) }).ShouldBe(new SaveDecision.Add(name));

    [Fact]
    public void Of_SameAppInTheSameWorkspace_IsNeverMadeTwice()
    {
        var draft = Draft(mode: ConnectionModeKeys.SlackApp) with { Installation = Installation("T1", "Acme") };

        Decide(draft).ShouldBe(new SaveDecision.Exists(_acme));
        Decide(draft with { MayReplace = true }).ShouldBe(new SaveDecision.Renew(_acme));
    }

    [Fact]
    public void Of_OtherAppInTheSameWorkspace_IsAnother() =>
        Decide(Draft(mode: ConnectionModeKeys.SlackApp) with { Installation = Installation("T1", "Acme", appId: "A2") }).ShouldBe(new SaveDecision.Add("Acme 2"));

    [Theory]
    [InlineData("U1", true)]
    [InlineData("U2", false)]
    public void Of_AppThatIsUnknown_TheBotTells(string bot, bool isSame)
    {
        var decision = Decide(Draft(mode: ConnectionModeKeys.SlackApp) with { Installation = Installation("T1", "Acme", appId: null, bot) });

        (decision is SaveDecision.Exists).ShouldBe(isSame);
    }

    [Fact]
    public void Of_TokenOfAnotherWorkspace_IsNotPutIntoThisConnection()
    {
        var draft = Draft(id: _acme.Id, mode: ConnectionModeKeys.SlackApp);

        Decide(draft with { Installation = Installation("T2", "Umbrella") }).ShouldBe(new SaveDecision.OtherWorkspace(_acme));
        Decide(draft with { Installation = Installation("T1", "Acme") }).ShouldBe(new SaveDecision.Change(_acme, "Acme"));
    }

    [Fact]
    public void Of_WebhooksWithLookup_MayLookUpByOneApp()
    {
        var draft = Draft(mode: ConnectionModeKeys.IncomingWebhookLookup, name: "Legal") with { Installation = Installation("T1", "Acme") };

        Decide(draft).ShouldBe(new SaveDecision.Add("Legal"));
    }

    [Fact]
    public void Of_TakenNameThatMayBecomeARenewal_WaitsForSlack()
    {
        var draft = Draft(mode: ConnectionModeKeys.SlackApp, name: "Acme");

        Decide(draft, nameHolder: _acme).ShouldBeOfType<SaveDecision.Refused>();
        Decide(draft with { MayReplace = true }, nameHolder: _acme).ShouldBe(new SaveDecision.Add("Acme"));
    }

    [Theory]
    [InlineData("Acme", "Acme 2")]
    [InlineData("ACME", "ACME 2")]
    [InlineData("Other", "Other")]
    [InlineData("", "Slack")]
    public void Free_Name_IsTheNextThatNobodyHas(string wanted, string name) => ConnectionName.Free(wanted, ["Acme", "Slack 2"]).ShouldBe(name);

    [Fact]
    public void Free_ManyTaken_FitsItsColumn()
    {
        var longest = new string('x', 80);

        ConnectionName.Free(longest, [longest, new string('x', 78) + " 2"]).ShouldBe(new string('x', 78) + " 3");
        ConnectionName.Free(new string('x', 79) + "🎉", []).ShouldBe(new string('x', 79));
    }

    private SaveDecision Decide(ConnectionDraft draft, Connection? nameHolder = null) => SaveDecision.Of(draft, new PresentConnections([_acme, _webhook], nameHolder?.Id));

    private static ConnectionDraft Draft(Guid? id = null, string mode = ConnectionModeKeys.IncomingWebhook, string? name = null) => new(id, mode, name);

    private static SlackInstallation Installation(string team, string? teamName, string? appId = "A1", string bot = "U1") =>
        new(new Secret("xoxb-test"), appId, null, team, teamName, bot, []);

    private Connection App(string name, string team) => new()
    {
        Id = _rows.NewId(),
        OrganizationId = _rows.Organization.Id,
        InstanceId = _rows.InstanceId,
        Name = name,
        Mode = ConnectionModeKeys.SlackApp,
        TeamId = team,
        AppId = "A1",
        BotUserId = "U1",
        CreatedAt = _rows.Now,
        UpdatedAt = _rows.Now,
    };
}
