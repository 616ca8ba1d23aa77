using System.Reflection;

namespace Portal.Auth;

/// <summary>Who acts on which instance. Every query of a use case filters by <see cref="InstanceId"/>.</summary>
internal sealed record InstanceCaller(Guid OrganizationId, Guid InstanceId, string Slug, string Name) : Caller(OrganizationId, Name)
{
    public static new ValueTask<InstanceCaller?> BindAsync(HttpContext context, ParameterInfo parameter) => FindAsync<InstanceCaller>(context);
}
