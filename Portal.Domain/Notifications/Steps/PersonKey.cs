using Portal.Domain.Notifications.Events;

namespace Portal.Domain.Notifications.Steps;

/// <summary>Who a person is, as far as an event says it.</summary>
public sealed record PersonKey(string? AccountId, string? Email, string? Name)
{
    /// <summary>Something to sort and compare by.</summary>
    public string Key => AccountId ?? Email?.ToLowerInvariant() ?? Name ?? "";

    /// <summary>What a message calls this person.</summary>
    public string Shown => Name ?? Email ?? AccountId ?? "somebody";

    public static PersonKey Of(EventPerson? person) => new(person?.AccountId, person?.Email, person?.DisplayName);

    public static PersonKey Of(Recipient person) => new(person.AccountId, person.Email, person.DisplayName);

    /// <summary>The account decides where both have one, then the e-mail; a name alone only where neither has more.</summary>
    public bool IsSameAs(PersonKey other) => (AccountId, other.AccountId) switch
    {
        ({ } mine, { } theirs) => mine == theirs,
        _ when Email is { } mine && other.Email is { } theirs => string.Equals(mine, theirs, StringComparison.OrdinalIgnoreCase),
        (null, null) when Email is null && other.Email is null => Name is not null && Name == other.Name,
        _ => false,
    };
}
