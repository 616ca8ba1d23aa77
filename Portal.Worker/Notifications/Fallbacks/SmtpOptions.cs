namespace Portal.Worker.Notifications.Fallbacks;

/// <summary>Section <c>Smtp</c>: the mail server for fallbacks. Without a host, e-mail is not configured.</summary>
public sealed class SmtpOptions
{
    public string Host { get; set; } = "";

    public int Port { get; set; } = 587;

    /// <summary><c>Smtp:From</c>: the sender's address.</summary>
    public string From { get; set; } = "";

    public string UserName { get; set; } = "";

    public string Password { get; set; } = "";

    /// <summary><c>Smtp:UseTls</c>: STARTTLS, or no e-mail. Off only for a relay on the same machine.</summary>
    public bool UseTls { get; set; } = true;

    /// <summary><c>Smtp:Timeout</c>: how long all e-mails of one notification may take together.</summary>
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(15);

    public bool IsConfigured => Host.Length > 0 && From.Length > 0;
}
