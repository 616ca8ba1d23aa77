namespace Portal.SlackSimulator.Blocks;

/// <summary>Why Slack would not take the content, with the details that only the Web API tells.</summary>
internal sealed record ContentProblem(string Error)
{
    public IReadOnlyList<string> Details { get; init; } = [];
}
