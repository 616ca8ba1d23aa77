using Portal.Domain.Connections.Doctor;
using Portal.Slack.Connections;

namespace Portal.Worker.Connections.Doctor;

/// <summary>What the token is, whether Slack takes it, and what it may do.</summary>
internal sealed class TokenCheck : DoctorCheck
{
    public override string Name => "Token";

    public override bool Concerns(ConnectionMode mode) => mode.NeedsBotToken || mode.NeedsLookupToken;

    public override async Task<IReadOnlyList<Finding>> ExamineAsync(Patient patient, CancellationToken cancellationToken)
    {
        var secrets = patient.Connection.Secrets;
        var kind = TokenFindings.Kind(patient.Connection.Mode.NeedsBotToken ? secrets.BotToken : secrets.LookupBotToken);
        if (patient.Auth is null)
        {
            return [kind];
        }

        var auth = await patient.Auth.WaitAsync(cancellationToken);
        return auth.Value is { } who
            ? [kind, TokenFindings.Works(who.Team, who.User), .. ScopeFindings.Of(patient.Row.Mode, who.Scopes)]
            : [kind, TokenFindings.Refused(auth.Error!, patient.Row.Name), TokenFindings.NotAsked("scopes", "Permissions")];
    }
}
