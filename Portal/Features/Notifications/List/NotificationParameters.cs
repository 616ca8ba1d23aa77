using System.ComponentModel;
using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Portal.Api;
using Portal.Domain;
using Portal.Domain.Notifications;

namespace Portal.Features.Notifications.List;

/// <summary>The list's filters as query parameters. All text, so that a wrong one is refused with its name.</summary>
internal sealed record NotificationParameters
{
    [FromQuery(Name = "state"), Description("One or more of WAITING, SENDING, FALLING_BACK, DELIVERED, FELL_BACK, FAILED, SUPERSEDED, separated by commas.")]
    public string? State { get; init; }

    [FromQuery(Name = "truth"), Description("stale: only those of which Slack shows an older state.")]
    public string? Truth { get; init; }

    [FromQuery(Name = "person"), Description("The beginning of a recipient's name or e-mail, in any case.")]
    public string? Person { get; init; }

    [FromQuery(Name = "connection"), Description("A connection's id, or none.")]
    public string? Connection { get; init; }

    [FromQuery(Name = "type"), Description("An event type, such as CALL_FOR_ACTION.")]
    public string? Type { get; init; }

    [FromQuery(Name = "search"), Description("Part of the subject, in any case.")]
    public string? Search { get; init; }

    [FromQuery(Name = "from"), Description("Created at this time or later (ISO 8601).")]
    public string? From { get; init; }

    [FromQuery(Name = "to"), Description("Created before this time (ISO 8601).")]
    public string? To { get; init; }

    [FromQuery(Name = "limit"), Description("1 to 200; 50 when left out.")]
    public string? Limit { get; init; }

    [FromQuery(Name = "offset"), Description("How many to skip; 0 when left out.")]
    public string? Offset { get; init; }

    /// <summary>All problems at once.</summary>
    public Outcome<NotificationRequest> Read()
    {
        List<FieldProblem> problems = [];
        var request = new NotificationRequest(
            new NotificationFilter
            {
                States = States(problems),
                IsStaleOnly = IsStaleOnly(problems),
                Person = Text("person", Person, problems),
                ConnectionId = ConnectionId(problems),
                EventType = Text("type", Type, problems),
                Search = Text("search", Search, problems),
                From = Time("from", From, problems),
                To = Time("to", To, problems),
            },
            PageRequest.Read(Offset, "offset", 0, 0, int.MaxValue, problems),
            PageRequest.Read(Limit, "limit", PageRequest.Usual, 1, PageRequest.Most, problems));
        return problems.Count == 0 ? Outcome<NotificationRequest>.Ok(request) : Outcome<NotificationRequest>.Invalid(problems);
    }

    private static string? Text(string name, string? text, List<FieldProblem> problems)
    {
        if (StorableText.IsOne(text ?? ""))
        {
            return string.IsNullOrWhiteSpace(text) ? null : text.Trim();
        }

        problems.Add(new FieldProblem(name, StorableText.Problem));
        return null;
    }

    private List<NotificationState> States(List<FieldProblem> problems)
    {
        List<NotificationState> states = [];
        foreach (var word in (State ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            if (NotificationStateText.Find(word) is { } state)
            {
                states.Add(state);
            }
            else
            {
                problems.Add(new FieldProblem("state", $"\"{word}\" is no state. Give WAITING, SENDING, FALLING_BACK, DELIVERED, FELL_BACK, FAILED or SUPERSEDED."));
            }
        }

        return states;
    }

    private bool IsStaleOnly(List<FieldProblem> problems)
    {
        if (string.IsNullOrWhiteSpace(Truth))
        {
            return false;
        }

        if (!string.Equals(Truth.Trim(), NotificationsPageState.Stale, StringComparison.OrdinalIgnoreCase))
        {
            problems.Add(new FieldProblem("truth", "Give stale, or leave it out."));
        }

        return true;
    }

    private Guid? ConnectionId(List<FieldProblem> problems)
    {
        if (string.IsNullOrWhiteSpace(Connection))
        {
            return null;
        }

        if (string.Equals(Connection.Trim(), "none", StringComparison.OrdinalIgnoreCase))
        {
            return Guid.Empty;
        }

        if (Guid.TryParse(Connection, out var id))
        {
            return id;
        }

        problems.Add(new FieldProblem("connection", "Give a connection's id, or none for notifications without a connection."));
        return null;
    }

    private static DateTimeOffset? Time(string name, string? text, List<FieldProblem> problems)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return null;
        }

        if (DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var time))
        {
            return time;
        }

        problems.Add(new FieldProblem(name, "Give a time such as 2026-11-21T10:00:00Z."));
        return null;
    }
}

internal sealed record NotificationRequest(NotificationFilter Filter, int Offset, int Limit);
