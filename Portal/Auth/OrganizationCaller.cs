using System.Reflection;

namespace Portal.Auth;

/// <summary>Who acts on which organization: on its name, its instances, its members, not on what one instance holds.</summary>
internal sealed record OrganizationCaller(Guid OrganizationId, string Name) : Caller(OrganizationId, Name)
{
    public static new ValueTask<OrganizationCaller?> BindAsync(HttpContext context, ParameterInfo parameter) => FindAsync<OrganizationCaller>(context);
}
