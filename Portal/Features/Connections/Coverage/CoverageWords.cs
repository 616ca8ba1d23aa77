using Portal.Components.Shared;
using Portal.Domain.Connections.Coverage;

namespace Portal.Features.Connections.Coverage;

/// <summary>The words, icons and address keys of what a report says of a person.</summary>
internal static class CoverageWords
{
    public static IReadOnlyList<CoverageWord> All { get; } =
    [
        new(CoverageState.Found, "found", "Found", "check_circle", BadgeTone.Good),
        new(CoverageState.Guest, "guest", "Guest", "person_outline", BadgeTone.Waiting),
        new(CoverageState.Deactivated, "deactivated", "Deactivated", "person_off", BadgeTone.NeedsYou),
        new(CoverageState.NotFound, "not-found", "Not found", "error", BadgeTone.Failed),
        new(CoverageState.NotFoundOrDeactivated, "not-found-or-deactivated", "Not found or deactivated", "error", BadgeTone.Failed),
    ];

    /// <summary>Those of one report: it knows who was deactivated, or it does not.</summary>
    public static IEnumerable<CoverageWord> For(IReadOnlyList<CoverageRow> rows)
    {
        var unsaid = rows.Any(row => row.State == CoverageState.NotFoundOrDeactivated) ? CoverageState.NotFound : CoverageState.NotFoundOrDeactivated;
        return All.Where(word => word.State != unsaid);
    }

    public static CoverageWord Of(CoverageState state) => All.First(word => word.State == state);

    public static CoverageState? Find(string? key) => All.FirstOrDefault(word => word.Key == key)?.State;
}

internal sealed record CoverageWord(CoverageState State, string Key, string Word, string Icon, BadgeTone Tone)
{
    /// <summary>As the style sheets name the tone.</summary>
    public string ToneName => Tone.ToString().ToLowerInvariant();
}
