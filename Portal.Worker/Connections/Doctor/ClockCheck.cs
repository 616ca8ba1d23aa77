using Portal.Domain.Connections.Doctor;
using Portal.Slack.Api;

namespace Portal.Worker.Connections.Doctor;

/// <summary>Whether this server's clock agrees with Slack's: signatures are good for five minutes.</summary>
internal sealed class ClockCheck(SlackClock clock) : DoctorCheck
{
    public override string Name => "Clock";

    public override async Task<IReadOnlyList<Finding>> ExamineAsync(ExaminedConnection examined, CancellationToken cancellationToken) =>
        [ServerFindings.Clock(await clock.AheadAsync(cancellationToken))];
}
