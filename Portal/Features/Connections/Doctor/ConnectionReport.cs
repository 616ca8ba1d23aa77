using System.Text.Json.Serialization;
using Portal.Domain.Connections;
using Portal.Domain.Connections.Doctor;

namespace Portal.Features.Connections.Doctor;

/// <summary>What the doctor found last.</summary>
/// <param name="CheckedAt">Null when it never was.</param>
/// <param name="IsRunning">A newer check is under way.</param>
/// <param name="FailedSince">Slack's word for a failure that came after the check, which knows nothing of it; else null.</param>
public sealed record ConnectionReport(
    DateTimeOffset? CheckedAt,
    [property: JsonConverter(typeof(JsonStringEnumConverter<CheckVerdict>))] CheckVerdict? Verdict,
    IReadOnlyList<ReportFinding> Findings,
    bool IsRunning = false,
    string? FailedSince = null)
{
    internal static ConnectionReport Of(ConnectionCheck? row, Connection connection) => row is null
        ? new(null, null, [])
        : new(row.CheckedAt, row.Verdict, [.. DoctorReport.Read(row.Report).Select(ReportFinding.Of)], FailedSince: FailureAfter(row.CheckedAt, connection));

    private static string? FailureAfter(DateTimeOffset checkedAt, Connection connection) => connection switch
    {
        { FailingSince: { } since, LastError: { } error } when since > checkedAt => error,
        { LookupFailingSince: { } since, LookupError: { } error } when since > checkedAt => error,
        _ => null,
    };
}

public sealed record ReportFinding(
    string Key, [property: JsonConverter(typeof(JsonStringEnumConverter<FindingLevel>))] FindingLevel Level, string Title, string Detail, string? Remedy)
{
    internal static ReportFinding Of(Finding finding) => new(finding.Key, finding.Level, finding.Title, finding.Detail, finding.Remedy);
}
