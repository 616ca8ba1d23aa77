using Portal.Domain.Connections;
using Portal.Domain.Connections.Doctor;
using Portal.Slack.Api;
using Portal.Slack.Connections;

namespace Portal.Worker.Connections.Doctor;

/// <summary>Whether the bot can post in each channel that the configuration names.</summary>
internal sealed class ChannelCheck(SlackWebApi slack) : DoctorCheck
{
    private const int Most = 20;

    public override string Name => "Channels";

    public override bool Concerns(ConnectionMode mode) => !mode.HasFixedChannel;

    public override async Task<IReadOnlyList<Finding>> ExamineAsync(ExaminedConnection examined, CancellationToken cancellationToken)
    {
        if (examined.Channels.Count == 0)
        {
            return [ChannelFindings.None];
        }

        if (examined.Auth is null || (await examined.Auth.WaitAsync(cancellationToken)).Value is not { } who)
        {
            return [TokenFindings.NotAsked("channels", "Channels")];
        }

        var findings = await Task.WhenAll(examined.Channels.Take(Most).Select(channel => LookAsync(examined, who, channel, cancellationToken)));
        return examined.Channels.Count > Most ? [.. findings, ChannelFindings.TooMany(examined.Channels.Count - Most)] : findings;
    }

    private async Task<Finding> LookAsync(ExaminedConnection examined, AuthTest who, ConfiguredChannel channel, CancellationToken cancellationToken)
    {
        var bot = who.User ?? "portal";
        var answer = await slack.GetConversationAsync(examined.Connection.Secrets.BotToken!, channel.Id, cancellationToken);
        if (answer.Value is not { } found)
        {
            return ChannelFindings.Of(channel, null, ChannelAccess.Of(answer.Error!, bot));
        }

        var facts = new ChannelFacts(found.Id, found.Name, found.IsPrivate, found.IsArchived, found.IsMember, found.IsReadOnly);
        return ChannelFindings.Of(channel, facts, ChannelAccess.Of(facts, ChannelAccess.MayPostInPublic(examined.ScopesOf(who)), bot));
    }
}
