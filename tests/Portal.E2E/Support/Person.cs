namespace Portal.E2E.Support;

/// <summary>Somebody of the simulated workspace, where e-mails begin with the first name.</summary>
internal sealed record Person(string Name)
{
    public string Account => "account-" + Email;

    public string Email => Name.Split(' ')[0].ToLowerInvariant() + "@acme.test";

    /// <summary>People whom the workspace gets on demand: Person01 and so on.</summary>
    public static IReadOnlyList<Person> Many(int count) => [.. Enumerable.Range(1, count).Select(number => new Person($"Person{number:D2}"))];
}
