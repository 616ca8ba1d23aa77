namespace Portal.SlackSimulator.Calls;

/// <summary>The newest calls, in a ring of fixed size.</summary>
internal sealed class CallLog
{
    public const int Capacity = 10_000;
    private const int LongestArguments = 1_000;

    private readonly Lock _gate = new();
    private readonly RecordedCall?[] _ring = new RecordedCall?[Capacity];
    private long _total;

    public long Total => Interlocked.Read(ref _total);

    public void Add(RecordedCall call)
    {
        lock (_gate)
        {
            _ring[_total % Capacity] = call with { Id = ++_total };
        }
    }

    /// <summary>Newest first, older than <paramref name="before"/>.</summary>
    public IReadOnlyList<RecordedCall> Newest(string? method, long? before, int limit)
    {
        var found = new List<RecordedCall>(Math.Min(limit, 100));
        lock (_gate)
        {
            var oldest = Math.Max(0, _total - Capacity);
            for (var id = Math.Min(_total, (before ?? long.MaxValue) - 1); id > oldest && found.Count < limit; id--)
            {
                if (_ring[(id - 1) % Capacity] is { } call && (method is null || call.Method == method))
                {
                    found.Add(call);
                }
            }
        }

        return found;
    }

    public void Clear()
    {
        lock (_gate)
        {
            Array.Clear(_ring);
            _total = 0;
        }
    }

    public static string Redact(string token) => token.Length <= 9 ? "…" : token[..5] + "…" + token[^4..];

    public static string Shorten(string arguments) => arguments.Length <= LongestArguments ? arguments : arguments[..LongestArguments] + "…";
}
