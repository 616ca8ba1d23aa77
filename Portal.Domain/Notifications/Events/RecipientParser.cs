namespace Portal.Domain.Notifications.Events;

/// <summary>The people that an event names.</summary>
internal static class RecipientParser
{
    public static List<Recipient>? Recipients(ref FieldReader json)
    {
        if (!json.EnterList("recipients"))
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

        var fields = new Fields();
        while (json.Next())
        {
            ReadField(ref json, ref fields);
        }

        Check(ref json, in fields);
        json.LeaveItem();
        return new Recipient
        {
            AccountId = fields.AccountId,
            DisplayName = fields.DisplayName,
            Email = fields.Email,
            Role = fields.Role,
            DelegatorName = fields.DelegatorName,
            DelegateConfigId = fields.DelegateConfigId,
        };
    }

    private static void ReadField(ref FieldReader json, ref Fields fields)
    {
        if (json.Is("accountId"u8))
        {
            fields.AccountId = json.Text("accountId", FieldLimits.Name);
        }
        else if (json.Is("displayName"u8))
        {
            fields.DisplayName = json.Text("displayName", FieldLimits.Name);
        }
        else if (json.Is("email"u8))
        {
            fields.Email = json.Text("email", FieldLimits.Email);
        }
        else if (json.Is("role"u8))
        {
            fields.Role = json.Text("role", FieldLimits.Name);
        }
        else if (json.Is("delegatorName"u8))
        {
            fields.DelegatorName = json.Text("delegatorName", FieldLimits.Name);
        }
        else if (json.Is("delegateConfigId"u8))
        {
            fields.DelegateConfigId = json.Text("delegateConfigId", FieldLimits.Name);
        }
        else
        {
            json.Skip();
        }
    }

    private static void Check(ref FieldReader json, in Fields fields)
    {
        if (fields.Email is { } email && !LooksLikeAddress(email))
        {
            json.Report(json.Path("email"), "is no e-mail address.");
        }

        if (fields.AccountId is null && fields.Email is null && fields.DisplayName is null && !json.HasProblemBelow(json.Path("")))
        {
            json.Report(json.Path("accountId"), "is missing, and so are email and displayName. Give at least one of them.");
        }
    }

    private static bool LooksLikeAddress(string email)
    {
        var at = email.IndexOf('@', StringComparison.Ordinal);
        return at > 0 && at < email.Length - 1 && !email.Any(char.IsWhiteSpace);
    }

    private struct Fields
    {
        public string? AccountId;
        public string? DisplayName;
        public string? Email;
        public string? Role;
        public string? DelegatorName;
        public string? DelegateConfigId;
    }
}
