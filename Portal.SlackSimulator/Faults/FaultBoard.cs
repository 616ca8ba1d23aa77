namespace Portal.SlackSimulator.Faults;

/// <summary>The armed faults. Reading costs nothing while there are none.</summary>
internal sealed class FaultBoard
{
    private readonly Lock _gate = new();
    private volatile Fault[] _armed = [];
    private int _lastId;
    private int _version;

    /// <summary>Those that can still strike, in the order of arming.</summary>
    public IReadOnlyList<Fault> Armed => [.. _armed.Where(fault => !fault.IsUsedUp)];

    public int Version => _version;

    public Fault Arm(string target, FaultKind kind, int? count, string? error = null, int delayMs = 0, int retryAfter = 0)
    {
        lock (_gate)
        {
            var fault = new Fault(++_lastId, target, kind, count) { Error = error, DelayMs = delayMs, RetryAfter = retryAfter };
            _armed = [.. _armed.Where(old => !old.IsUsedUp), fault];
            _version++;
            return fault;
        }
    }

    public int Clear(Predicate<Fault> which)
    {
        lock (_gate)
        {
            var kept = Array.FindAll(_armed, fault => !which(fault));
            var cleared = _armed.Length - kept.Length;
            _armed = kept;
            _version++;
            return cleared;
        }
    }

    /// <summary>The first armed fault that is aimed at one of these, used once.</summary>
    public Fault? Strike(params ReadOnlySpan<string?> targets)
    {
        foreach (var fault in _armed)
        {
            if (targets.Contains(fault.Target) && fault.TryUse())
            {
                if (fault.IsUsedUp)
                {
                    Interlocked.Increment(ref _version);
                }

                return fault;
            }
        }

        return null;
    }
}
