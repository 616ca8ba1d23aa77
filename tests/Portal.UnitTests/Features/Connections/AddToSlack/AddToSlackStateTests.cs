using Portal.Features.Connections.AddToSlack;
using Portal.Features.Connections.Install;

namespace Portal.UnitTests.Features.Connections.AddToSlack;

/// <summary>Which face the button shows for what is known.</summary>
public sealed class AddToSlackStateTests
{
    [Fact]
    public void Of_EveryFace_HasAHeadlineAndALabel()
    {
        var bot = new ConnectedBot("Finance", "Acme", "U0", "Ada", true, false, []);
        AddToSlackFacts ready = new([], null, [], null, null);
        AddToSlackState[] states =
        [
            AddToSlackState.Of(ready with { MissingSettings = ["Slack:ClientId"] }),
            AddToSlackState.Of(ready),
            AddToSlackState.Of(ready with { Waiting = new WaitingMembers(true, []) }),
            AddToSlackState.Of(ready with { Connection = bot, Last = new InstallOutcome(InstallOutcome.Exists) }),
            AddToSlackState.Of(ready with { Connection = bot }),
            AddToSlackState.Of(ready with { Connection = bot with { NeedsReconnect = true } }),
            AddToSlackState.Of(ready with { Last = new InstallOutcome(InstallOutcome.Cancelled) }),
            AddToSlackState.Of(ready with { Elsewhere = [new("Acme", "Second")] }),
        ];

        states.Select(state => state.Face).ShouldBe(Enum.GetValues<AddToSlackFace>());
        states.ShouldAllBe(state => state.Headline.Length > 0 && state.Label.Length > 0);
        states.Where(state => !state.CanPress).Select(state => state.Face).ShouldBe([AddToSlackFace.NotConfigured]);
    }
}
