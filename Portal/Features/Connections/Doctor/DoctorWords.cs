using Portal.Components.Shared;
using Portal.Domain.Connections;
using Portal.Domain.Connections.Doctor;

namespace Portal.Features.Connections.Doctor;

/// <summary>The words and icons of findings and verdicts.</summary>
internal static class DoctorWords
{
    public static (string Icon, string Word, BadgeTone Tone) Of(FindingLevel level) => level switch
    {
        FindingLevel.Good => ("check_circle", "Good", BadgeTone.Good),
        FindingLevel.Warning => ("warning", "Look at it", BadgeTone.NeedsYou),
        FindingLevel.Failed => ("error", "Failed", BadgeTone.Failed),
        FindingLevel.NotChecked => ("help", "Not checked", BadgeTone.Neutral),
    };

    public static (string Icon, string Word, BadgeTone Tone) Of(CheckVerdict verdict) => verdict switch
    {
        CheckVerdict.Good => ("check_circle", "All good", BadgeTone.Good),
        CheckVerdict.Warning => ("warning", "Look at it", BadgeTone.NeedsYou),
        CheckVerdict.Failed => ("error", "Needs you", BadgeTone.Failed),
    };
}
