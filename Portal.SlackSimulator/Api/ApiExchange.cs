using Portal.SlackSimulator.Faults;
using Portal.SlackSimulator.Workspaces;

namespace Portal.SlackSimulator.Api;

/// <param name="Channel">The conversation that the call is about, by id, if there is one.</param>
internal sealed record ApiExchange(ApiMethod? Method, ApiRequest Request, Workspace Workspace, string? Channel, Fault? Fault, string BaseUrl);
