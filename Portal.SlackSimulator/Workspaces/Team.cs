namespace Portal.SlackSimulator.Workspaces;

/// <summary>Who a workspace is, and how the app is called in it.</summary>
/// <param name="InstallerId">Who sits at the browser when the app is installed.</param>
internal sealed record Team(string Id, string Name, string Domain, string InstallerId, string BotId, string BotUserId)
{
    public static Team Acme { get; } = new(
        SampleWorkspace.TeamId, SampleWorkspace.TeamName, "acme", "U0BEANOWAK1", SampleWorkspace.BotId, SampleWorkspace.BotUserId);

    public string Url => $"https://{Domain}.slack.com/";
}
