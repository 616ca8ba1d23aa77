using Portal.SlackSimulator.Requests;
using Portal.SlackSimulator.Workspaces;

namespace Portal.SlackSimulator.Api;

internal sealed record ApiCall(Arguments Arguments, Workspace Workspace, TimeProvider Clock)
{
    /// <summary>Null only for methods that need none.</summary>
    public SlackToken? Token { get; init; }

    /// <summary>The simulator's own address, for the URLs that an answer holds.</summary>
    public required string BaseUrl { get; init; }

    public bool MayUse(string scope) => Token?.Has(scope) == true;
}
