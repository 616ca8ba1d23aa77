namespace Portal.Components.Shared;

/// <summary>How a state is coloured; its icon and word say the same without colour.</summary>
public enum BadgeTone
{
    Good,
    Working,
    Waiting,
    NeedsYou,
    Failed,
    Neutral,
}
