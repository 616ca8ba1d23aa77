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
            _ = json.Text("accountId"u8, FieldLimits.Name, ref accountId) || json.Text("displayName"u8, FieldLimits.Name, ref displayName)
                || json.Text("email"u8, FieldLimits.Email, ref email) || json.Text("role"u8, FieldLimits.Name, ref role)
                || json.Text("delegatorName"u8, FieldLimits.Name, ref delegatorName)
                || json.Text("delegateConfigId"u8, FieldLimits.Name, ref delegateConfigId) || json.Skip();
        }

        var person = new Recipient
        {
            AccountId = accountId,
            DisplayName = displayName,
            Email = email,
            Role = role,
            DelegatorName = delegatorName,
            DelegateConfigId = delegateConfigId,
        };
        Check(ref json, person);
        json.LeaveItem();
        return person;
    }

    private static void Check(ref FieldReader json, Recipient person)
    {
        if (person.Email is { } email && !LooksLikeAddress(email))
        {
            json.Report(json.Path("email"u8), "is no e-mail address.");
        }

        if (person.AccountId is null && person.Email is null && person.DisplayName is null && !json.HasProblemBelow(json.Path(""u8)))
        {
            json.Report(json.Path("accountId"u8), "is missing, and so are email and displayName. Give at least one of them.");
        }
    }

    private static bool LooksLikeAddress(string email)
    {
        var at = email.IndexOf('@', StringComparison.Ordinal);
        return at > 0 && at < email.Length - 1 && !email.Any(char.IsWhiteSpace);
    }
}
