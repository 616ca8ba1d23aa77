using Portal.SlackSimulator.Calls;
using Portal.SlackSimulator.Faults;

namespace Portal.SlackSimulator.Control;

/// <summary>An armed fault as it is shown: a token never whole.</summary>
internal sealed record FaultView(int Id, string Target, string Kind, string? Error, int? DelayMs, int? RetryAfter, int? CountLeft, int Hits)
{
    public static FaultView Of(Fault fault) => new(
        fault.Id,
        fault.Target.StartsWith("xox", StringComparison.Ordinal) ? CallLog.Redact(fault.Target) : fault.Target,
        fault.Kind.Name,
        fault.Error,
        fault.DelayMs == 0 ? null : fault.DelayMs,
        fault.Kind == FaultKind.RateLimited ? fault.RetryAfter : null,
        fault.Left,
        fault.Hits);
}
