namespace Portal.Features.Notifications.Intake;

/// <summary>The fields of <see cref="AcceptedAnswer"/>, for the API's description.</summary>
/// <param name="StatusUrl">Tells what became of the event.</param>
internal sealed record AcceptedBody(Guid Id, string Status, string StatusUrl);
