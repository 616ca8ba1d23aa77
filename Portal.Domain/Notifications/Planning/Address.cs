using Portal.Domain.Notifications.Events;
using Portal.Domain.Notifications.Routing;

namespace Portal.Domain.Notifications.Planning;

/// <summary>Where a notification goes, once its people were looked up.</summary>
public abstract record Address
{
    private protected Address()
    {
    }

    /// <summary>Slack's limit for one conversation of several people.</summary>
    public const int LargestConversation = 8;

    /// <param name="recipient">For whom the notification is.</param>
    /// <param name="route">How the notification is sent.</param>
    /// <param name="people">Its people; those whom Slack knows have their Slack id.</param>
    public static Address Of(RecipientKey recipient, RouteDecision route, IReadOnlyList<Recipient> people)
    {
        string[] known = [.. people.Select(person => person.SlackUserId).OfType<string>().Distinct(StringComparer.Ordinal)];
        if (route.HasFixedChannel)
        {
            return new PostTo(DeliveryTarget.Webhook);
        }

        var isGroup = route.DeliveryMode == DeliveryMode.GroupDm || !recipient.IsChannel;
        return (isGroup, known.Length) switch
        {
            (true, 0) => new Unreachable(people.Any(person => person.Email is not null) ? "users_not_found" : "recipient_without_email"),
            (true, 1) => new PostTo(known[0]),
            (true, <= LargestConversation) => new OpenWith(known),
            _ => route.ChannelId is { } channel ? new PostTo(channel) : new Unreachable("channel_missing"),
        };
    }
}

/// <summary>Post to this target; see <see cref="Notification.Target"/>.</summary>
public sealed record PostTo(string Target) : Address;

/// <summary>Open a conversation with these people, then post to it.</summary>
public sealed record OpenWith(IReadOnlyList<string> UserIds) : Address;

/// <summary>Slack knows none of them; the fallback takes over.</summary>
/// <param name="Code">Why, in Slack's words or ours.</param>
public sealed record Unreachable(string Code) : Address;
