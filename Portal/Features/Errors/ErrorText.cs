using Portal.Domain.Errors;

namespace Portal.Features.Errors;

/// <summary>The names of levels and statuses in JSON and addresses. Reading takes any case.</summary>
internal static class ErrorText
{
    public static string ToText(this ErrorLevel level) => level switch
    {
        ErrorLevel.Error => "ERROR",
        ErrorLevel.Warn => "WARN",
        ErrorLevel.Info => "INFO",
    };

    public static string ToText(this ErrorStatus status) => status switch
    {
        ErrorStatus.Open => "open",
        ErrorStatus.Acknowledged => "acknowledged",
        ErrorStatus.All => "all",
    };

    public static ErrorLevel? FindLevel(string text) => text.Trim().ToUpperInvariant() switch
    {
        "ERROR" => ErrorLevel.Error,
        "WARN" => ErrorLevel.Warn,
        "INFO" => ErrorLevel.Info,
        _ => null,
    };

    public static ErrorStatus? FindStatus(string text) => text.Trim().ToLowerInvariant() switch
    {
        "open" => ErrorStatus.Open,
        "acknowledged" => ErrorStatus.Acknowledged,
        "all" => ErrorStatus.All,
        _ => null,
    };
}
