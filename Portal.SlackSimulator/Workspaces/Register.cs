namespace Portal.SlackSimulator.Workspaces;

/// <summary>Things by name, in the order in which they came. Read all the time, written now and then: each write makes a new copy.</summary>
internal sealed class Register<T>(Func<T, string> nameOf, IEnumerable<T> first)
    where T : class
{
    private readonly Lock _gate = new();
    private int _version;
    private volatile Dictionary<string, T> _byName = first.ToDictionary(nameOf, StringComparer.Ordinal);

    public IReadOnlyCollection<T> All => _byName.Values;

    /// <summary>Changes with every write.</summary>
    public int Version => _version;

    public T? Find(string? name) => name is null ? null : _byName.GetValueOrDefault(name);

    /// <summary>Adds them, or puts them in the place of those with the same names.</summary>
    public void Put(params IEnumerable<T> items)
    {
        lock (_gate)
        {
            var copy = new Dictionary<string, T>(_byName, StringComparer.Ordinal);
            foreach (var item in items)
            {
                copy[nameOf(item)] = item;
            }

            _byName = copy;
            _version++;
        }
    }
}
