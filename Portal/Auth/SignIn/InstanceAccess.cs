using Portal.Domain.Auth;

namespace Portal.Auth.SignIn;

/// <summary>What the signed-in member may do on the instance that the address names. Pages take it as a cascading parameter.</summary>
/// <param name="Caller">Handed to every use case.</param>
/// <param name="Name">The instance's name, for people.</param>
/// <param name="Role">The member's role as the database has it now; the cookie's may be older.</param>
/// <param name="Email">The member's own, for what is sent to the member, such as a test message.</param>
internal sealed record InstanceAccess(InstanceCaller Caller, string Name, Role Role, string? Email = null)
{
    public string Slug => Caller.Slug;

    public bool Allows(Permission permission) => Role.Allows(permission);

    /// <summary>The address of a page of this instance: <c>/i/{slug}/{path}</c>.</summary>
    public string PathTo(string path) => path.Length == 0 ? $"/i/{Slug}" : $"/i/{Slug}/{path}";
}

/// <summary>An instance that the member may switch to.</summary>
internal sealed record InstanceLink(string Slug, string Name);
