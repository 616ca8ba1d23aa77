using Microsoft.Extensions.Options;
using Portal.Domain.Connections.Doctor;
using Portal.Slack;
using Portal.Slack.Connections;

namespace Portal.Worker.Connections.Doctor;

/// <summary>Whether clicks that come from Slack can be told from forged ones.</summary>
internal sealed class SigningSecretCheck(IOptions<SlackOptions> options) : DoctorCheck
{
    public override string Name => "Signing secret";

    public override bool Concerns(ConnectionMode mode) => mode.NeedsBotToken;

    public override Task<IReadOnlyList<Finding>> ExamineAsync(ExaminedConnection examined, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<Finding>>([ServerFindings.SigningSecret(options.Value.SigningSecret.Length > 0)]);
}
