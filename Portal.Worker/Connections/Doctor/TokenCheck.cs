using Portal.Domain.Connections.Doctor;
using Portal.Slack.Connections;

namespace Portal.Worker.Connections.Doctor;

/// <summary>What the token is, whether Slack takes it, and what it may do.</summary>
internal sealed class TokenCheck : DoctorCheck
{
    public override string Name => "Token";

    public override bool Concerns(ConnectionMode mode) => mode.NeedsBotToken || mode.NeedsLookupToken;

    public override async Task<IReadOnlyList<Finding>> ExamineAsync(ExaminedConnection examined, CancellationToken cancellationToken)
    {
        var secrets = examined.Connection.Secrets;
        var kind = TokenFindings.Kind(examined.Connection.Mode.NeedsBotToken ? secrets.BotToken : secrets.LookupBotToken);
        if (examined.Auth is null)
        {
            return [kind];
        }

        var auth = await examined.Auth.WaitAsync(cancellationToken);
        return auth.Value is { } who
            ? [kind, TokenFindings.Works(who.Team, who.User), .. ScopeFindings.Of(examined.Row.Mode, examined.ScopesOf(who), areStored: who.Scopes.Count == 0)]
            : [kind, TokenFindings.Refused(auth.Error!, examined.Row.Name), TokenFindings.NotAsked("scopes", "Permissions")];
    }
}
