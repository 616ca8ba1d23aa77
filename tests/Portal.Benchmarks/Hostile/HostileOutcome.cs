namespace Portal.Benchmarks.Hostile;

internal sealed record HostileOutcome(HostileRequest Request, HostileAnswer Answer);
