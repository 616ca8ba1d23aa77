using System.Text.Json;
using System.Text.Json.Serialization;

namespace Portal.Domain.Connections.Doctor;

/// <summary>A report's findings as they are stored, and the verdict that follows from them.</summary>
public static class DoctorReport
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web) { Converters = { new JsonStringEnumConverter() } };

    public static string Write(IReadOnlyList<Finding> findings) => JsonSerializer.Serialize(findings, Options);

    public static IReadOnlyList<Finding> Read(string report) => JsonSerializer.Deserialize<IReadOnlyList<Finding>>(report, Options) ?? [];

    /// <summary>The worst finding decides; what was not checked says nothing.</summary>
    public static CheckVerdict VerdictOf(IEnumerable<Finding> findings)
    {
        var levels = findings.Select(finding => finding.Level).ToHashSet();
        return levels.Contains(FindingLevel.Failed) ? CheckVerdict.Failed
            : levels.Contains(FindingLevel.Warning) ? CheckVerdict.Warning
            : CheckVerdict.Good;
    }
}
