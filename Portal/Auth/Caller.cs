using System.Reflection;

namespace Portal.Auth;

/// <summary>
/// Who acts, on an instance or on an organization. Made by the sign-in for pages and by the bearer token for the API; a use case trusts
/// nothing else about either.
/// </summary>
/// <param name="Name">What the audit log writes: a person's name, or the token's.</param>
internal abstract record Caller(Guid OrganizationId, string Name)
{
    private static readonly object ItemKey = new();

    /// <summary>The signed-in member, whose role may change while a page is open; null for a token and for the command line.</summary>
    public Guid? MemberId { get; init; }

    /// <summary>The member's sign-in, which may end while a page is open.</summary>
    public Guid? SessionId { get; init; }

    /// <summary>Lets an endpoint take the caller as a parameter, of this type where it does not matter which; the token's admission has put it there.</summary>
    public static ValueTask<Caller?> BindAsync(HttpContext context, ParameterInfo parameter) => FindAsync<Caller>(context);

    public void AttachTo(HttpContext context) => context.Items[ItemKey] = this;

    protected static ValueTask<T?> FindAsync<T>(HttpContext context)
        where T : Caller => ValueTask.FromResult(context.Items[ItemKey] as T);
}
