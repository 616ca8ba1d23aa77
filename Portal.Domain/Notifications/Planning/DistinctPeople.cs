using Portal.Domain.Notifications.Events;

namespace Portal.Domain.Notifications.Planning;

/// <summary>Tells people apart, so that each is told once.</summary>
internal static class DistinctPeople
{
    /// <summary>The first mention of each person: the account decides, the e-mail only where one of the two has no account.</summary>
    public static IReadOnlyList<Recipient> Of(IReadOnlyList<Recipient> recipients)
    {
        HashSet<string> accounts = new(StringComparer.Ordinal);
        HashSet<string> emails = new(StringComparer.Ordinal);
        HashSet<string> emailsWithoutAccount = new(StringComparer.Ordinal);
        HashSet<string> names = new(StringComparer.Ordinal);
        return [.. recipients.Where(IsNew)];

        bool IsNew(Recipient person)
        {
            var email = Normal(person.Email);
            if (person.AccountId is not { } account)
            {
                return email is null ? names.Add(person.DisplayName ?? "") : emails.Add(email) && emailsWithoutAccount.Add(email);
            }

            if ((email is not null && emailsWithoutAccount.Contains(email)) || !accounts.Add(account))
            {
                return false;
            }

            emails.Add(email ?? "");
            return true;
        }
    }

    /// <summary>The account id, else the lower-cased e-mail, else the name.</summary>
    public static string KeyOf(Recipient person) => person.AccountId ?? Normal(person.Email) ?? person.DisplayName ?? "";

    private static string? Normal(string? email) => string.IsNullOrWhiteSpace(email) ? null : email.Trim().ToLowerInvariant();
}
