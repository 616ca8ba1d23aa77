using Portal.SlackSimulator.Workspaces;

namespace Portal.SlackSimulator.Api;

/// <param name="Token">Null only for methods that need none.</param>
internal sealed record ApiCall(Arguments Arguments, SlackToken? Token, Workspace Workspace, TimeProvider Clock)
{
    public bool MayUse(string scope) => Token?.Has(scope) == true;
}
