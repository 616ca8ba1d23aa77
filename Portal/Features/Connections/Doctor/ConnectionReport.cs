using System.Text.Json.Serialization;
using Portal.Domain.Connections;
using Portal.Domain.Connections.Doctor;

namespace Portal.Features.Connections.Doctor;

/// <summary>What the doctor found last.</summary>
/// <param name="CheckedAt">Null when it never was.</param>
/// <param name="IsRunning">A newer check is under way.</param>
public sealed record ConnectionReport(
    DateTimeOffset? CheckedAt,
    [property: JsonConverter(typeof(JsonStringEnumConverter<CheckVerdict>))] CheckVerdict? Verdict,
    IReadOnlyList<ReportFinding> Findings,
    bool IsRunning = false)
{
    internal static ConnectionReport Of(ConnectionCheck? row) =>
        row is null ? new(null, null, []) : new(row.CheckedAt, row.Verdict, [.. DoctorReport.Read(row.Report).Select(ReportFinding.Of)]);
}

public sealed record ReportFinding(
    string Key, [property: JsonConverter(typeof(JsonStringEnumConverter<FindingLevel>))] FindingLevel Level, string Title, string Detail, string? Remedy)
{
    internal static ReportFinding Of(Finding finding) => new(finding.Key, finding.Level, finding.Title, finding.Detail, finding.Remedy);
}
