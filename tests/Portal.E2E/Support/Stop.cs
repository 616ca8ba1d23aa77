namespace Portal.E2E.Support;

/// <summary>One thing to look at, and the way to it.</summary>
/// <param name="HoldsSecret">A secret is meant to be here: shown once, typed a moment ago, or the simulator's, which shows what Slack would.</param>
internal sealed record Stop(string Name, Func<Visit, Task> OpenAsync, bool HoldsSecret = false);
