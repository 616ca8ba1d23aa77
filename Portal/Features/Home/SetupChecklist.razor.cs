using Microsoft.AspNetCore.Components;
using Portal.Auth.SignIn;
using Portal.Domain.Auth;

namespace Portal.Features.Home;

/// <summary>The way from nothing to the first delivered notification.</summary>
public sealed partial class SetupChecklist
{
    [Parameter, EditorRequired]
    public SetupProgress Progress { get; set; } = default!;

    [CascadingParameter]
    private InstanceAccess Access { get; set; } = default!;

    private IReadOnlyList<Step> Steps =>
    [
        new("Add a connection", Progress.ConnectionAdded, "Paste a webhook URL from Slack. Without a connection nothing reaches Slack.", Permission.ManageConnections, ("connections/new", "Add connection")),
        new("Test the connection", Progress.ConnectionTested, "Send a test message the way that real ones go.", Permission.ManageConnections, ("connections", "Open connections")),
        new("Create an event source", Progress.SourceCreated, "Its secret signs the events that your system posts.", Permission.ManageAccess, ("access", "Open access")),
        new("Receive the first event", Progress.EventReceived, "Post one with the command on this page, or from your system.", Permission.ViewAccess, null),
        new("Deliver the first notification", Progress.NotificationDelivered, "Happens by itself once an event is here; the page Notifications shows each step.", Permission.ViewNotifications, ("notifications", "Open the ledger")),
    ];

    private string? Next => Steps.FirstOrDefault(step => !step.Done)?.Title;

    private sealed record Step(string Title, bool Done, string How, Permission Needs, (string Path, string Words)? Link);
}
