namespace Portal.Domain.Errors;

/// <summary>How bad, as in seed 003's table.</summary>
public enum ErrorLevel
{
    Error,
    Warn,
    Info,
}
