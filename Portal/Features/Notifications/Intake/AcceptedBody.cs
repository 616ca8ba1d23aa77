namespace Portal.Features.Notifications.Intake;

/// <summary>The fields of <see cref="AcceptedAnswer"/>, for the API's description.</summary>
/// <param name="StatusUrl">Tells what became of the event.</param>
/// <param name="Warnings">Parts that could not be used as they came, by their fields; left out where there are none.</param>
internal sealed record AcceptedBody(Guid Id, string Status, string StatusUrl, IReadOnlyDictionary<string, IReadOnlyList<string>>? Warnings);
