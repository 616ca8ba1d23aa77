using Portal.SlackSimulator.Requests;
using Portal.SlackSimulator.Workspaces;

namespace Portal.SlackSimulator.Api;

/// <param name="Token">Null only for methods that need none.</param>
internal sealed record ApiCall(Arguments Arguments, SlackToken? Token, Workspace Workspace, TimeProvider Clock)
{
    /// <summary>The simulator's own address, for the URLs that an answer holds.</summary>
    public required string BaseUrl { get; init; }

    public bool MayUse(string scope) => Token?.Has(scope) == true;
}
