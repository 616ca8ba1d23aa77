using Portal.SlackSimulator.Limits;

namespace Portal.SlackSimulator.Api;

/// <summary>
/// One Web API method. A new one is a class that derives from this plus one line in <c>ApiMethodList</c>.
/// </summary>
/// <param name="name">As it stands in the URL, for example <c>chat.postMessage</c>.</param>
/// <param name="limit">What Slack counts its calls by.</param>
internal abstract class ApiMethod(string name, RateTier limit)
{
    public string Name => name;

    public RateTier Limit => limit;

    /// <summary>The scopes of which the token needs one; none if the method needs no scope.</summary>
    public virtual IReadOnlyList<string> Scopes => [];

    /// <summary>Whether Slack reads a JSON body for it. Forms and queries always work.</summary>
    public virtual bool TakesJson => false;

    /// <summary>False for methods that are called before there is a token, such as oauth.v2.access.</summary>
    public virtual bool NeedsToken => true;

    public abstract ApiAnswer Answer(ApiCall call);
}
