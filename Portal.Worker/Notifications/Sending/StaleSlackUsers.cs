using Microsoft.EntityFrameworkCore;
using Portal.Data;
using Portal.Domain.Notifications;
using Portal.Domain.Slack;
using Portal.Worker.Notifications.Addressing;
using Portal.Worker.Notifications.Attempts;
using Portal.Worker.Slack;

namespace Portal.Worker.Notifications.Sending;

/// <summary>Forgets whom an e-mail meant when Slack says that there is no such person any more.</summary>
internal sealed class StaleSlackUsers(SlackUserCache cache, IDbContextFactory<PortalDbContext> contexts)
{
    public async Task ForgetAsync(SlackConnection connection, DueNotification notification, SlackError error)
    {
        // A channel that refuses says nothing of who is in it, but a group's conversation may refuse because of one of its people.
        var isAboutPeople = notification.IsForPerson || (error.IsAboutPerson && !connection.Mode.HasFixedChannel);
        if (error.Kind != SlackErrorKind.Target || !isAboutPeople)
        {
            return;
        }

        await using var db = await contexts.CreateDbContextAsync();
        var emails = await db.NotificationRecipients.Where(row => row.NotificationId == notification.Id).Select(row => row.Email).ToListAsync();
        await cache.ForgetAsync(connection.Row.Id, [.. emails.Select(EmailKey.Of).OfType<string>()], CancellationToken.None);
    }
}
