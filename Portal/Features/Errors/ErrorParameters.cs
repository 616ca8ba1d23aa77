using System.ComponentModel;
using Microsoft.AspNetCore.Mvc;
using Portal.Api;
using Portal.Domain;
using Portal.Domain.Errors;

namespace Portal.Features.Errors;

/// <summary>The errors' filters as query parameters. All text, so that a wrong one is refused with its name.</summary>
internal sealed record ErrorParameters
{
    [FromQuery(Name = "status"), Description("open (when left out), acknowledged or all.")]
    public string? Status { get; init; }

    [FromQuery(Name = "level"), Description("ERROR, WARN or INFO.")]
    public string? Level { get; init; }

    [FromQuery(Name = "limit"), Description("1 to 200; 50 when left out.")]
    public string? Limit { get; init; }

    [FromQuery(Name = "offset"), Description("How many to skip; 0 when left out.")]
    public string? Offset { get; init; }

    /// <summary>All problems at once.</summary>
    public Outcome<ErrorRequest> Read()
    {
        List<FieldProblem> problems = [];
        var filter = new ErrorFilter(ReadStatus(problems), ReadLevel(problems));
        var request = new ErrorRequest(
            filter,
            PageRequest.Read(Offset, "offset", 0, 0, int.MaxValue, problems),
            PageRequest.Read(Limit, "limit", PageRequest.Usual, 1, PageRequest.Most, problems));
        return problems.Count == 0 ? Outcome<ErrorRequest>.Ok(request) : Outcome<ErrorRequest>.Invalid(problems);
    }

    private ErrorStatus ReadStatus(List<FieldProblem> problems)
    {
        if (string.IsNullOrWhiteSpace(Status))
        {
            return ErrorStatus.Open;
        }

        if (ErrorText.FindStatus(Status) is { } status)
        {
            return status;
        }

        problems.Add(new FieldProblem("status", "Give open, acknowledged or all."));
        return ErrorStatus.Open;
    }

    private ErrorLevel? ReadLevel(List<FieldProblem> problems)
    {
        if (string.IsNullOrWhiteSpace(Level))
        {
            return null;
        }

        if (ErrorText.FindLevel(Level) is { } level)
        {
            return level;
        }

        problems.Add(new FieldProblem("level", "Give ERROR, WARN or INFO."));
        return null;
    }
}

internal sealed record ErrorRequest(ErrorFilter Filter, int Offset, int Limit);
