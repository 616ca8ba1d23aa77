using Portal.Domain.Connections.Doctor;
using Portal.Slack.Api;
using Portal.Slack.Connections;

namespace Portal.Worker.Connections.Doctor;

/// <summary>Whether Slack lists the workspace's usergroups for this token. It only reads.</summary>
internal sealed class UsergroupCheck(SlackWebApi slack) : DoctorCheck
{
    public override string Name => "Usergroups";

    public override bool Concerns(ConnectionMode mode) => mode.NeedsBotToken;

    public override async Task<IReadOnlyList<Finding>> ExamineAsync(ExaminedConnection examined, CancellationToken cancellationToken)
    {
        if (examined.Auth is null || (await examined.Auth.WaitAsync(cancellationToken)).Value is not { } who)
        {
            return [TokenFindings.NotAsked("usergroups", "Usergroups")];
        }

        // A token of a whole organization must name a workspace.
        var teamId = who.IsEnterpriseInstall ? who.TeamId : null;
        var listed = await slack.ListUsergroupsAsync(examined.Connection.Secrets.BotToken!, includeDisabled: false, teamId, cancellationToken);
        return UsergroupFindings.Of(examined.ScopesOf(who), listed.Value?.Count, listed.Error);
    }
}
