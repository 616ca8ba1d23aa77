using System.Reflection;

namespace Portal.Auth;

/// <summary>
/// Who acts on which instance. Made by the sign-in for pages and by the bearer token for the API; a use case trusts nothing else about
/// either, so every query filters by <see cref="InstanceId"/>.
/// </summary>
/// <param name="Name">What the audit log writes: a person's name, or the token's.</param>
internal sealed record InstanceCaller(Guid OrganizationId, Guid InstanceId, string Slug, string Name)
{
    private static readonly object ItemKey = new();

    /// <summary>The signed-in member, whose role may change while a page is open; null for a token and for the command line.</summary>
    public Guid? MemberId { get; init; }

    /// <summary>Lets an endpoint take the caller as a parameter; the scope filter has put it there.</summary>
    public static ValueTask<InstanceCaller?> BindAsync(HttpContext context, ParameterInfo parameter) =>
        ValueTask.FromResult(context.Items[ItemKey] as InstanceCaller);

    public void AttachTo(HttpContext context) => context.Items[ItemKey] = this;
}
