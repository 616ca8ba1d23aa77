using Portal.Components.Shared;
using Portal.Domain.Errors;

namespace Portal.Features.Errors;

/// <summary>A level as its badge.</summary>
internal sealed record LevelBadge(string Icon, string Word, BadgeTone Tone)
{
    public static LevelBadge Of(ErrorLevel level) => level switch
    {
        ErrorLevel.Error => new("error", "Error", BadgeTone.Failed),
        ErrorLevel.Warn => new("warning", "Warning", BadgeTone.Waiting),
        ErrorLevel.Info => new("info", "Info", BadgeTone.Neutral),
    };
}
