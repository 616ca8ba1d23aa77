using Portal.SlackSimulator.Workspaces;

namespace Portal.SlackSimulator.Control;

/// <summary>Which workspace a control request is about: <c>?workspace=</c> with its id, name or domain, else the first.</summary>
internal static class ChosenWorkspace
{
    private const string Parameter = "workspace";

    public static Workspace Of(SimulatedSlack slack, HttpRequest request) => slack.Find(request.Query[Parameter].ToString()) ?? slack.First;

    /// <summary>Refuses a request for a workspace that does not exist, so that nobody changes the first one by mistake.</summary>
    public static void RequireChosenWorkspace(this RouteGroupBuilder control, SimulatedSlack slack) => control.AddEndpointFilter(async (context, next) =>
        context.HttpContext.Request.Query[Parameter].ToString() is { Length: > 0 } name && slack.Find(name) is null
            ? ControlAnswer.Invalid(Parameter, $"'{name}' is no workspace. POST /control/workspaces adds one.")
            : await next(context));
}
