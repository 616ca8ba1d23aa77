using System.Collections.Frozen;

namespace Portal.SlackSimulator.Api;

internal sealed class ApiMethodCatalog(IReadOnlyList<ApiMethod> all)
{
    private readonly FrozenDictionary<string, ApiMethod> _byName = all.ToFrozenDictionary(method => method.Name, StringComparer.Ordinal);

    public IReadOnlyList<ApiMethod> All => all;

    public ApiMethod? Find(string name) => _byName.GetValueOrDefault(name);
}
