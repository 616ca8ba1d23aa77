using Portal.SlackSimulator.Requests;

namespace Portal.SlackSimulator.Api;

/// <param name="Problem">The error of a request that could not be read, or null.</param>
/// <param name="Warning">What Slack would complain about without refusing, or null.</param>
internal sealed record ApiRequest(Arguments Arguments, string? Token, string? Problem = null, string? Warning = null);
