using Portal.Domain.Notifications.Events;

namespace Portal.Domain.Notifications.Planning;

/// <summary>Tells people apart, so that each is told once.</summary>
internal static class DistinctPeople
{
    /// <summary>
    /// The first mention of each person: two with one account or one e-mail are the same, for both would reach the same place. The name decides
    /// only where there is nothing else. Who is the same in Slack all the same shows when people are looked up.
    /// </summary>
    public static IReadOnlyList<Recipient> Of(IReadOnlyList<Recipient> recipients)
    {
        HashSet<string> accounts = new(StringComparer.Ordinal);
        HashSet<string> emails = new(StringComparer.Ordinal);
        HashSet<string> names = new(StringComparer.Ordinal);
        return [.. recipients.Where(IsNew)];

        bool IsNew(Recipient person) => (person.AccountId, Normal(person.Email)) switch
        {
            (null, null) => names.Add(person.DisplayName ?? ""),
            (var account, var email) => (account is null || accounts.Add(account)) & (email is null || emails.Add(email)),
        };
    }

    /// <summary>The account id, else the lower-cased e-mail, else the name.</summary>
    public static string KeyOf(Recipient person) => person.AccountId ?? Normal(person.Email) ?? person.DisplayName ?? "";

    private static string? Normal(string? email) => string.IsNullOrWhiteSpace(email) ? null : email.Trim().ToLowerInvariant();
}
