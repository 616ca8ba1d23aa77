using System.Globalization;
using Portal.SlackSimulator.Workspaces;

namespace Portal.SlackSimulator.Control;

/// <summary>People to add: so many with numbers, or those with these e-mails. Who is there already stays who they are.</summary>
internal static class NewPeople
{
    private const int Most = 10_000;

    public static IReadOnlyList<SlackUser> Read(ControlBody body, Workspace workspace)
    {
        var count = body.Whole("count", 1, Most);
        var emails = body.Texts("emails");
        if (count is null == emails is null || emails is { Count: 0 or > Most })
        {
            body.Wrong("count", $"Give either \"count\", from 1 to {Most}, or \"emails\", a list.");
        }

        if (emails?.Any(email => email.IndexOf('@', StringComparison.Ordinal) <= 0) == true)
        {
            body.Wrong("emails", "Each must be an e-mail address.");
            return [];
        }

        var people = emails is not null ? emails.Select(email => OfEmail(email, workspace)) : Numbered(count ?? 0, workspace);
        return [.. people.Select(person => WithState(person, body))];
    }

    public static SlackUser WithState(SlackUser person, ControlBody body)
    {
        var isSingle = body.Flag("singleChannelGuest") ?? person.IsSingleChannelGuest;
        return person with
        {
            IsDeleted = body.Flag("deactivated") ?? person.IsDeleted,
            IsGuest = isSingle || (body.Flag("guest") ?? person.IsGuest),
            IsSingleChannelGuest = isSingle,
            IsBot = body.Flag("bot") ?? person.IsBot,
            IsAdmin = body.Flag("admin") ?? person.IsAdmin,
        };
    }

    private static IEnumerable<SlackUser> Numbered(int count, Workspace workspace)
    {
        var last = workspace.Users.All.Where(user => user.Id.StartsWith("U1USER", StringComparison.Ordinal))
            .Select(user => int.Parse(user.Id.AsSpan("U1USER".Length), CultureInfo.InvariantCulture)).DefaultIfEmpty(0).Max();
        return Enumerable.Range(last + 1, count).Select(number =>
            new SlackUser($"U1USER{number:D5}", $"user{number:D4}", $"User {number:D4}", $"user{number:D4}@acme.test"));
    }

    // The id comes from the address, so that it is the same after a reset.
    private static SlackUser OfEmail(string email, Workspace workspace)
    {
        var address = email.Trim();
        var handle = address[..address.IndexOf('@', StringComparison.Ordinal)].ToLowerInvariant();
        var words = handle.Split(['.', '_', '-'], StringSplitOptions.RemoveEmptyEntries).Select(word => char.ToUpperInvariant(word[0]) + word[1..]);
        return workspace.FindUserByEmail(address)
            ?? new SlackUser($"U2{Workspace.StableHash(workspace.IdSalt + address.ToLowerInvariant()):X8}0", handle, string.Join(' ', words), address);
    }
}
