using System.Security.Cryptography;
using System.Text;
using Portal.Domain.Notifications.Messages;

namespace Portal.Domain.Errors;

/// <summary>Fits what is told of a failure into an entry: its texts hold what others sent, and none may be too long to be kept.</summary>
public static class ErrorText
{
    /// <summary>The same key for the same cause, however long; different ones for different causes.</summary>
    public static string FitKey(string causeKey)
    {
        if (causeKey.Length <= ErrorEntry.LongestCauseKey)
        {
            return causeKey;
        }

        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(causeKey)));
        return $"{Mrkdwn.Truncate(causeKey, ErrorEntry.LongestCauseKey - hash.Length)}{hash}";
    }

    public static Advice Fit(Advice advice) => advice with
    {
        Message = Mrkdwn.Truncate(advice.Message, ErrorEntry.LongestText),
        Remedy = Mrkdwn.Truncate(advice.Remedy, ErrorEntry.LongestText),
    };
}
