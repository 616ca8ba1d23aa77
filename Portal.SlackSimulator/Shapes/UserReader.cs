using Portal.SlackSimulator.Workspaces;

namespace Portal.SlackSimulator.Shapes;

/// <summary>Who reads about a person, from where and when.</summary>
internal sealed record UserReader(Workspace Workspace, string BaseUrl, DateTimeOffset Now, bool SeesEmails);
