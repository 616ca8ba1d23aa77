using Portal.Domain.Connections.Doctor;
using Portal.Slack.Connections;

namespace Portal.Worker.Connections.Doctor;

/// <summary>One thing that the doctor looks at. All run side by side; <c>WorkerRegistration</c> lists them in the order of the report.</summary>
internal abstract class DoctorCheck
{
    /// <summary>What to call it when it takes too long.</summary>
    public abstract string Name { get; }

    /// <summary>Whether there is anything to look at in this mode.</summary>
    public virtual bool Concerns(ConnectionMode mode) => true;

    /// <summary>Findings that can be good are said too: a doctor who only complains is not trusted.</summary>
    public abstract Task<IReadOnlyList<Finding>> ExamineAsync(ExaminedConnection examined, CancellationToken cancellationToken);
}
