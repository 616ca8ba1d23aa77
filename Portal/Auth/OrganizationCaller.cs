using System.Reflection;

namespace Portal.Auth;

/// <summary>Who acts on which organization: on its name, its instances, its members, not on what one instance holds.</summary>
internal sealed record OrganizationCaller(Guid OrganizationId, string Slug, string Name) : Caller(OrganizationId, Name)
{
    /// <summary>Lets an endpoint take the caller as a parameter; the token's admission has put it there.</summary>
    public static ValueTask<OrganizationCaller?> BindAsync(HttpContext context, ParameterInfo parameter) => FindAsync<OrganizationCaller>(context);
}
