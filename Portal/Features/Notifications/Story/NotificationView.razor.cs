using System.Data.Common;
using Microsoft.AspNetCore.Components;
using Portal.Auth.SignIn;
using Portal.Components.Shared;
using Portal.Domain.Notifications;
using Portal.Features.Notifications.Steps;

namespace Portal.Features.Notifications.Story;

/// <summary>One notification with what can be done about it, as a page or beside the list. Live: what Slack shows changes after the delivery too.</summary>
public sealed partial class NotificationView : IDisposable
{
    private readonly CancellationTokenSource _gone = new();
    private NotificationDetail? _detail;
    private ResendDialog _confirm = default!;
    private bool _isMissing;
    private string? _error;

    [Parameter, EditorRequired]
    public Guid Id { get; set; }

    /// <summary>Where the list is; null for a page of its own.</summary>
    [Parameter]
    public string? CloseUrl { get; set; }

    [CascadingParameter]
    private InstanceAccess Access { get; set; } = default!;

    [Inject]
    private GetNotification Get { get; init; } = default!;

    [Inject]
    private ResendNotification Resend { get; init; } = default!;

    [Inject]
    private Toasts Toasts { get; init; } = default!;

    [Inject]
    private TimeProvider Clock { get; init; } = default!;

    [Inject]
    private ILogger<NotificationView> Logger { get; init; } = default!;

    private string? StepUrl => _detail is { Row.StepId: { } step, Event: not null } ? Access.PathTo(StepAddress.PathTo(step)) : null;

    public void Dispose()
    {
        _gone.Cancel();
        _gone.Dispose();
    }

    protected override Task OnInitializedAsync() => LoadAsync();

    private async Task LoadAsync()
    {
        try
        {
            var found = await Get.HandleAsync(Access.Caller, Id, _gone.Token);
            (_detail, _isMissing, _error) = (found.Value, found.IsMissing, null);
        }
        catch (OperationCanceledException) when (_gone.IsCancellationRequested)
        {
            // The page is gone.
        }
        catch (DbException broken)
        {
            Log.NotLoaded(Logger, broken, Id);
            _error = "The notification could not be read from the database.";
        }
    }

    private async Task<string?> ResendAsync()
    {
        var resent = await Resend.HandleAsync(Access.Caller, Id, _gone.Token);
        await LoadAsync();
        if (resent.IsOk)
        {
            Toasts.Say(_detail is { Row.State: NotificationState.Superseded }
                ? "Today's route tells these people by other notifications of this event. What was not sent of those is sent now."
                : "It waits for its next attempt; what becomes of it shows here.");
        }

        return resent.IsMissing ? "This notification no longer exists." : resent.IsOk ? null : resent.Problems[0].Message;
    }

    private static partial class Log
    {
        [LoggerMessage(EventId = 1, Level = LogLevel.Error, Message = "Notification {Id} could not be read.")]
        public static partial void NotLoaded(ILogger logger, Exception exception, Guid id);
    }
}
