namespace Portal.Worker.Notifications.Addressing;

/// <summary>Whom a round of lookups is about.</summary>
/// <param name="Unknown">E-mails that are to be looked up.</param>
/// <param name="Doubtful">E-mails of people who were found some time ago.</param>
/// <param name="Remembered">The Slack id that is remembered for an e-mail; null where none is.</param>
internal sealed record PeopleToAsk(IReadOnlyList<string> Unknown, IReadOnlyList<string> Doubtful, Func<string, string?> Remembered);
