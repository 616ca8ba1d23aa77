namespace Portal.SlackSimulator.Viewer;

/// <summary>The parts of the page that change while it is open, as markup, and the version they are of.</summary>
internal sealed record ViewerParts(string Version, string Channels, string Directs, string Messages, string Armed, int ArmedCount, string Tokens);
