using System.Text;
using Portal.Auth;
using Portal.Domain.Connections;
using Portal.Domain.Errors;
using Portal.Domain.Notifications;
using Portal.Domain.Notifications.Routing;

namespace Portal.UnitTests.Features;

/// <summary>Rows with everything that does not matter to the test filled in.</summary>
internal static class Rows
{
    public const string Payload = """{"text":"Approval needed","blocks":[{"type":"section","text":{"type":"mrkdwn","text":"*Approval needed*"}}]}""";

    public static Connection Connection(InstanceCaller caller, string name, DateTimeOffset at) => new()
    {
        Id = Guid.CreateVersion7(at),
        OrganizationId = caller.OrganizationId,
        InstanceId = caller.InstanceId,
        Name = name,
        Mode = ConnectionModeKeys.IncomingWebhook,
        CreatedAt = at,
        UpdatedAt = at,
    };

    public static ReceivedEvent Event(InstanceCaller caller, DateTimeOffset at, string body = """{"type":"CALL_FOR_ACTION"}""") => new()
    {
        Id = Guid.CreateVersion7(at),
        OrganizationId = caller.OrganizationId,
        InstanceId = caller.InstanceId,
        IdempotencyKey = $"msg_{Guid.CreateVersion7(at):N}",
        BodyHash = new byte[32],
        Body = Encoding.UTF8.GetBytes(body),
        Type = "CALL_FOR_ACTION",
        OccurredAt = at,
        ReceivedAt = at,
        ReceivedFrom = "jira",
        Status = EventStatus.Planned,
    };

    public static Notification Notification(
        InstanceCaller caller,
        DateTimeOffset at,
        NotificationState state = NotificationState.Delivered,
        string subject = "FIN-12: New laptop",
        Guid? eventId = null,
        Guid? connectionId = null,
        string type = "CALL_FOR_ACTION",
        string? error = null,
        string recipientKey = "channel:C1",
        params (string Name, string? Email)[] people)
    {
        var id = Guid.CreateVersion7(at);
        var open = NotificationStates.Open.Contains(state);
        return new Notification
        {
            Id = id,
            OrganizationId = caller.OrganizationId,
            InstanceId = caller.InstanceId,
            EventId = eventId,
            ConnectionId = connectionId,
            RecipientKey = RecipientKey.Parse(recipientKey),
            Purpose = NotificationPurpose.Post,
            EventType = type,
            Subject = subject,
            StepId = "step-1",
            State = state,
            CreatedAt = at,
            DueAt = open ? at : null,
            GiveUpAt = at.AddMinutes(5),
            CompletedAt = open ? null : at.AddSeconds(1),
            LastError = error,
            Route = RouteDecisionJson.Write(Route(connectionId)),
            Payload = Payload,
            Recipients = [.. people.Select((person, i) => Recipient(caller, id, i, person.Name, person.Email))],
        };
    }

    public static Message Message(Notification notification, DateTimeOffset at, MessageState state = MessageState.Current, DateTimeOffset? staleSince = null, string? shown = null) => new()
    {
        Id = Guid.CreateVersion7(at),
        OrganizationId = notification.OrganizationId,
        InstanceId = notification.InstanceId,
        NotificationId = notification.Id,
        ConnectionId = notification.ConnectionId ?? Guid.Empty,
        StepId = notification.StepId,
        ChannelId = "C1",
        Ts = "1700000000.000100",
        ContentVersion = shown is null ? 0 : 1,
        WantedVersion = staleSince is null ? shown is null ? 0 : 1 : 2,
        ShownPayload = shown,
        State = state,
        StaleSince = staleSince,
        LastError = state == MessageState.Stuck ? "edit_window_closed" : null,
        SentAt = at,
        UpdatedAt = shown is null ? null : at.AddSeconds(30),
    };

    public static NotificationClick Click(Notification notification, DateTimeOffset at, string who = "Jan", string label = "Approve") => new()
    {
        Id = Guid.CreateVersion7(at),
        OrganizationId = notification.OrganizationId,
        InstanceId = notification.InstanceId,
        NotificationId = notification.Id,
        SlackUserId = "U1",
        UserName = who,
        ActionId = "approve",
        Label = label,
        ClickedAt = at,
        RequestKey = $"{who}-{label}-{at:O}-{notification.Id}",
    };

    public static RouteDecision Route(Guid? connectionId) => new()
    {
        ConnectionId = connectionId,
        ConnectionName = "Finance",
        ConnectionMode = ConnectionModeKeys.IncomingWebhook,
        HasFixedChannel = true,
        DeliveryMode = DeliveryMode.Channel,
        Fallback = FallbackKeys.Email,
        Reasons = [new RouteReason("connection", "Finance", "instance", "Connection \"Finance\" is chosen by the instance.", [new RouteHeld("step", null), new RouteHeld("instance", "Finance")])],
    };

    public static DeliveryAttempt Attempt(
        Guid notificationId, int number, DateTimeOffset at, AttemptOutcome outcome, string method = "webhook", int? status = 200, string? error = null, long? retryAfter = null, int? version = null) => new()
        {
            ContentVersion = version,
            Id = Guid.CreateVersion7(at),
            NotificationId = notificationId,
            Number = number,
            Method = method,
            StartedAt = at,
            EndedAt = outcome == AttemptOutcome.Started ? null : at.AddMilliseconds(120),
            Outcome = outcome,
            HttpStatus = status,
            ErrorCode = error,
            RetryAfterMilliseconds = retryAfter,
            LatencyMilliseconds = outcome == AttemptOutcome.Started ? null : 120,
        };

    public static ErrorEntry Error(InstanceCaller caller, DateTimeOffset at, string code = "no_service", ErrorLevel level = ErrorLevel.Error, Guid? connectionId = null) => new()
    {
        Id = Guid.CreateVersion7(at),
        OrganizationId = caller.OrganizationId,
        InstanceId = caller.InstanceId,
        CauseKey = $"{connectionId}|{code}",
        Level = level,
        Code = code,
        Message = $"Slack says {code}",
        Remedy = "Create the webhook again, then replace its address here.",
        ConnectionId = connectionId,
        FirstSeenAt = at,
        LastSeenAt = at,
        Count = 1,
    };

    private static NotificationRecipient Recipient(InstanceCaller caller, Guid notificationId, int position, string name, string? email) => new()
    {
        NotificationId = notificationId,
        Position = position,
        InstanceId = caller.InstanceId,
        DisplayName = name,
        Email = email,
        NameKey = name.ToLowerInvariant(),
        EmailKey = email?.ToLowerInvariant(),
        Role = "APPROVER",
    };
}
