namespace Portal.Domain.Errors;

/// <summary>How loudly an error is shown to an instance's admins.</summary>
public enum ErrorLevel
{
    Error,
    Warn,
    Info,
}
