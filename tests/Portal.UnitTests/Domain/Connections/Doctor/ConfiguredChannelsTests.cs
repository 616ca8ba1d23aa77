using Portal.Domain.Connections.Doctor;
using Portal.Domain.Definitions;

namespace Portal.UnitTests.Domain.Connections.Doctor;

public sealed class ConfiguredChannelsTests
{
    private static readonly Guid Mine = Guid.Parse("11111111-0000-0000-0000-000000000000");
    private static readonly Guid Other = Guid.Parse("22222222-0000-0000-0000-000000000000");

    [Fact]
    public void Of_DefaultConnection_InheritsAsRoutingDoes()
    {
        Definition[] definitions =
        [
            Definition("Inherits", null, null, ("own channel", null, "C2"), ("all inherited", null, null), ("elsewhere", Other, "C9")),
            Definition("Elsewhere", Other, "C8", ("comes back", Mine, null), ("stays", null, null)),
        ];

        ConfiguredChannels.Of(Mine, Mine, "C1", definitions).ShouldBe([
            new ConfiguredChannel("C1", "the instance default"),
            new ConfiguredChannel("C2", "Inherits / own channel"),
            new ConfiguredChannel("C8", "Elsewhere / comes back"),
        ]);
    }

    [Fact]
    public void Of_DefinitionWithoutItsOwnConnection_UsesItsChannelByTheDefault() =>
        ConfiguredChannels.Of(Mine, Mine, null, [Definition("Purchases", null, "C3")]).ShouldBe([new ConfiguredChannel("C3", "Purchases")]);

    [Fact]
    public void Of_StepThatComesBackToTheDefaultsChannel_IsNamedBesideIt() =>
        ConfiguredChannels.Of(Mine, Mine, "C1", [Definition("Purchases", null, null, ("Legal", Mine, null))]).ShouldBe([new ConfiguredChannel("C1", "the instance default, Purchases / Legal")]);

    [Fact]
    public void Of_StepWithItsOwnConnection_TakesTheDefinitionsChannelBeforeTheDefaults() =>
        ConfiguredChannels.Of(Other, Mine, "C1", [Definition("Purchases", null, "C3", ("Legal", Other, null))]).ShouldBe([new ConfiguredChannel("C3", "Purchases / Legal")]);

    [Fact]
    public void Of_StepOfADefinitionWithItsOwnConnection_SaysWhereItGoes() =>
        ConfiguredChannels.Of(Mine, Other, "C1", [Definition("Purchases", Mine, null, ("Legal", null, null))]).ShouldBe([new ConfiguredChannel("C1", "Purchases / Legal")]);

    [Fact]
    public void Of_ConnectionAndChannelOfTheDefinition_AreSaidOnceForAllItsSteps() =>
        ConfiguredChannels.Of(Mine, Other, "C1", [Definition("Purchases", Mine, "C2", ("Legal", null, null), ("Boss", null, null))]).ShouldBe([new ConfiguredChannel("C2", "Purchases")]);

    [Theory]
    [InlineData(2, "D1, D2")]
    [InlineData(3, "D1, D2, D3")]
    [InlineData(4, "D1, D2, D3 and 1 more")]
    [InlineData(9, "D1, D2, D3 and 6 more")]
    public void Of_ManyUsers_NamesThree(int count, string usedBy) =>
        ConfiguredChannels.Of(Mine, Mine, null, Enumerable.Range(1, count).Select(number => Definition("D" + number, null, "C1"))).ShouldBe([new ConfiguredChannel("C1", usedBy)]);

    private static Definition Definition(string name, Guid? connection, string? channel, params (string Name, Guid? Connection, string? Channel)[] steps)
    {
        var row = new Definition { Id = Guid.Empty, OrganizationId = Guid.Empty, InstanceId = Guid.Empty, ExternalId = name, Name = name, ConnectionId = connection, ChannelId = channel };
        row.Steps.AddRange(steps.Select(step => new StepDefinition
        {
            Id = Guid.Empty,
            DefinitionId = Guid.Empty,
            ExternalId = step.Name,
            Name = step.Name,
            ConnectionId = step.Connection,
            ChannelId = step.Channel,
        }));
        return row;
    }
}
