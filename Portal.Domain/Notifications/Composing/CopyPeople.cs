using Portal.Domain.Notifications.Events;

namespace Portal.Domain.Notifications.Composing;

/// <summary>Puts the event that caused a copy together with the people of that copy.</summary>
public static class CopyPeople
{
    /// <summary>The event with the copy's people as its recipients.</summary>
    public static EventBody With(EventBody original, IEnumerable<NotificationRecipient> people) =>
        original with { Recipients = Of(original, people) };

    /// <summary>The people with all that the event and the lookup say about them.</summary>
    /// <param name="original">Null for a test, which no event caused.</param>
    /// <param name="people">The notification's rows.</param>
    public static IReadOnlyList<Recipient> Of(EventBody? original, IEnumerable<NotificationRecipient> people) =>
        [.. people.OrderBy(row => row.Position).Select(row => Of(original, row))];

    private static Recipient Of(EventBody? original, NotificationRecipient row)
    {
        var said = original?.Recipients.FirstOrDefault(person =>
            person.AccountId == row.AccountId && person.Email == row.Email && person.Role == row.Role && NameOf(person) == row.DisplayName);
        return (said ?? new Recipient { AccountId = row.AccountId, DisplayName = row.DisplayName, Email = row.Email, Role = row.Role })
            with
        { SlackUserId = row.SlackUserId };
    }

    private static string NameOf(Recipient person) => person.DisplayName ?? person.Email ?? person.AccountId ?? "";
}
