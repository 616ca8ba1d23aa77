using System.Collections.Frozen;

namespace Portal.Features.Connections.Install;

/// <summary>What an outcome means and what to do about it, in plain words.</summary>
internal static class InstallWords
{
    private const string Again = "Press \"Add to Slack\" again.";
    private const string BasicInformation = "Compare it with the app's page \"Basic Information\" and restart Portal.";

    private static readonly FrozenDictionary<string, (string Sentence, string Remedy)> Table = new Dictionary<string, (string, string)>(StringComparer.Ordinal)
    {
        [InstallOutcome.Connected] = ("Slack is connected.", "Send a test message to see it work."),
        [InstallOutcome.Renewed] = ("The connection has a new token.", "Send a test message to see it work. Messages that waited are sent now."),
        [InstallOutcome.ScopesMissing] = ("Slack is connected, but without every permission that was asked for.", "Add the missing permissions to the app (OAuth & Permissions, Bot Token Scopes), then reconnect."),
        [InstallOutcome.Elsewhere] = ("Slack is connected. The same workspace is connected in another instance too.", "Nothing to do: both may use it. They share Slack's limits."),
        [InstallOutcome.OtherTeam] = ("You chose another workspace at Slack, so that the connection to renew was left as it was.", "The workspace that you chose has a connection of its own now. Reconnect once more and choose the right workspace at Slack, top right."),
        [InstallOutcome.Exists] = ("The app is connected to this workspace here already. Nothing was changed, and no second connection was added.", "To give that connection a new token, press \"Reconnect\" there."),
        [InstallOutcome.RoleChanged] = ("Your role no longer allows this. Nothing was stored.", "An admin of your organization can change your role."),
        [InstallOutcome.NotConfigured] = ("\"Add to Slack\" is not set up on this server.", "Set Slack:ClientId, Slack:ClientSecret and Slack:SigningSecret. The values are on the app's page \"Basic Information\". Then press Retry on its page \"Event Subscriptions\"."),
        [InstallOutcome.NoAddress] = ("Portal does not know its own address, so that Slack could not lead you back.", "Set Portal:PublicUrl to the address that you use and restart Portal."),
        [InstallOutcome.ConnectionGone] = ("The connection to renew does not exist any more.", "Add a new one."),
        [InstallOutcome.Cancelled] = ("The installation was cancelled at Slack. Nothing was changed.", Again),
        [InstallOutcome.NotAllowed] = ("Slack did not allow the installation. Nothing was changed.", "Often the workspace wants an admin's approval for apps. Ask an admin of the Slack workspace, then try again."),
        [InstallOutcome.StateMissing] = ("This was no answer to an installation that began here.", Again),
        [InstallOutcome.StateUnknown] = ("Portal knows nothing of this installation.", Again),
        [InstallOutcome.StateExpired] = ("More than 10 minutes passed at Slack, so that the installation is no longer valid.", Again),
        [InstallOutcome.StateUsed] = ("This installation was finished before; the page was loaded twice.", "Look at the connection below. If it is not there, press \"Add to Slack\" again."),
        [InstallOutcome.OtherSession] = ("The installation began in another browser, or under another address of Portal.", "Press \"Add to Slack\" in this browser. If it happens again, set Portal:PublicUrl to the address that you use."),
        [InstallOutcome.OtherMember] = ("Somebody else began this installation in this browser.", "Press \"Add to Slack\" yourself."),
        [InstallOutcome.CodeMissing] = ("Slack sent neither a code nor a reason.", Again),
        [InstallOutcome.CodeInvalid] = ("Slack no longer accepts the code of this installation.", Again),
        [InstallOutcome.CodeUsed] = ("The code of this installation was used before.", "Look at the connection below. If it is not there, press \"Add to Slack\" again."),
        [InstallOutcome.WrongRedirect] = ("Slack knows another return address than the one that Portal sent.", "On the app's page \"OAuth & Permissions\" add this portal's address with /slack/oauth/callback, or set Portal:PublicUrl to the address that is there."),
        [InstallOutcome.WrongClient] = ("Slack does not know the app.", "Slack:ClientId is wrong. " + BasicInformation),
        [InstallOutcome.WrongSecret] = ("Slack does not accept the app's secret.", "Slack:ClientSecret is wrong. " + BasicInformation),
        [InstallOutcome.Unreachable] = ("Slack could not be reached to finish the installation.", "Press \"Add to Slack\" again in a moment. See status.slack.com."),
        [InstallOutcome.Refused] = ("Slack refused the installation.", "Slack's word says why; the app's settings at Slack are the place to look."),
        [InstallOutcome.Rotates] = ("The app's tokens end after 12 hours, because token rotation is on. The token was not stored.", "Rotation cannot be switched off: make a new app from the manifest, which leaves it off."),
        [InstallOutcome.NoBot] = ("Slack gave no bot token.", "The app has no bot user: make a new app from the manifest, or add the bot scopes to this one."),
    }.ToFrozenDictionary(StringComparer.Ordinal);

    public static bool Knows(string code) => Table.ContainsKey(code);

    public static (string Sentence, string Remedy) Of(InstallOutcome outcome) => Table[outcome.Code];
}
