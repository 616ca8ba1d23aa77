using System.Security.Cryptography;

namespace Portal.SlackSimulator.Workspaces;

internal static class RandomText
{
    /// <summary>Letters and digits as in Slack's own ids and secrets.</summary>
    public static string Of(int length) => RandomNumberGenerator.GetHexString(length, lowercase: true);
}
