using System.Text;
using Portal.Domain.Connections.Coverage;

namespace Portal.Features.Connections.Coverage;

/// <summary>A report as a file for a spreadsheet.</summary>
internal static class CoverageCsv
{
    public static string Write(IReadOnlyList<CoverageRow> rows)
    {
        var text = new StringBuilder("email,state,slack_user_id,name\r\n");
        foreach (var row in rows)
        {
            text.Append(Cell(row.Email)).Append(',').Append(CoverageWords.Of(row.State).Key).Append(',').Append(row.SlackUserId).Append(',').Append(Cell(row.Name ?? "")).Append("\r\n");
        }

        return text.ToString();
    }

    // A cell that begins like a formula would be one, and names come from outside.
    private static string Cell(string value)
    {
        var safe = value.Length > 0 && (value[0] is '=' or '+' or '-' or '@' or '\t' or '\r') ? "'" + value : value;
        return safe.AsSpan().IndexOfAny(",\"\r\n") < 0 ? safe : '"' + safe.Replace("\"", "\"\"", StringComparison.Ordinal) + '"';
    }
}
