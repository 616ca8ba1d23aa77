using Portal.Domain.Notifications.Events;

namespace Portal.Domain.Notifications.Parsing;

/// <summary>The people that an event names.</summary>
internal static class RecipientParser
{
    public static List<Recipient>? Recipients(ref FieldReader json)
    {
        if (!json.EnterList("recipients"u8))
        {
            return null;
        }

        List<Recipient> recipients = [];
        for (var index = 0; json.NextItem(); index++)
        {
            if (index < FieldLimits.Recipients)
            {
                Add(recipients, Person(ref json, index));
                continue;
            }

            json.Require(false, "recipients", $"has more than {FieldLimits.Recipients} people. Send several events, or a group.");
            json.SkipItem();
        }

        return recipients;
    }

    private static void Add(List<Recipient> recipients, Recipient? person)
    {
        if (person is not null)
        {
            recipients.Add(person);
        }
    }

    private static Recipient? Person(ref FieldReader json, int index)
    {
        if (!json.EnterItem("recipients", index))
        {
            return null;
        }

        string? accountId = null, displayName = null, email = null, role = null, delegatorName = null, delegateConfigId = null;
        while (json.Next())
        {
            _ = json.Text("accountId"u8, FieldLimits.Name, ref accountId, TooLong.LeaveOut) || json.Text("displayName"u8, FieldLimits.Name, ref displayName, TooLong.Cut)
                || json.Text("email"u8, FieldLimits.Email, ref email, TooLong.LeaveOut) || json.Text("role"u8, FieldLimits.Name, ref role, TooLong.Cut)
                || json.Text("delegatorName"u8, FieldLimits.Name, ref delegatorName, TooLong.Cut)
                || json.Text("delegateConfigId"u8, FieldLimits.Name, ref delegateConfigId, TooLong.LeaveOut) || json.Skip();
        }

        var address = UsableAddress(ref json, email);
        var person = new Recipient
        {
            AccountId = accountId,
            DisplayName = displayName,
            Email = address,
            Role = role,
            DelegatorName = delegatorName,
            DelegateConfigId = delegateConfigId,
        };
        var isSomebody = IsSomebody(ref json, person);
        json.LeaveItem();
        return isSomebody ? person : null;
    }

    private static string? UsableAddress(ref FieldReader json, string? email)
    {
        if (email is null || LooksLikeAddress(email))
        {
            return email;
        }

        json.Warn(json.Path("email"u8), "is no e-mail address, and was left out.");
        return null;
    }

    // Whoever else the event names is told all the same.
    private static bool IsSomebody(ref FieldReader json, Recipient person)
    {
        if (person.AccountId is not null || person.Email is not null || person.DisplayName is not null)
        {
            return true;
        }

        if (!json.HasProblemBelow(json.Path(""u8)))
        {
            json.Warn(json.Path("accountId"u8), "is missing, and so are a usable email and displayName: the person was left out.");
        }

        return false;
    }

    private static bool LooksLikeAddress(string email)
    {
        var at = email.IndexOf('@', StringComparison.Ordinal);
        return at > 0 && at < email.Length - 1 && !email.Any(char.IsWhiteSpace);
    }
}
