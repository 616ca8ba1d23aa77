namespace Portal.Features;

/// <summary>One feature of the portal: its use cases, its HTTP routes, its place in the navigation. <see cref="PortalFeatures"/> lists them.</summary>
internal abstract class PortalFeature
{
    /// <summary>In the order of the navigation; empty for a feature without pages.</summary>
    public virtual IReadOnlyList<NavigationEntry> Navigation => [];

    /// <summary>A component above every page of an instance, for what must not be overlooked; null for none.</summary>
    public virtual Type? Banner => null;

    /// <summary>Registers the feature's use cases.</summary>
    public abstract void AddServices(IServiceCollection services);

    /// <summary>Maps what lies below <c>/api/v1/instances/{instance}</c>. Every route says the scope that it needs: <c>.RequireScope(…)</c>.</summary>
    public virtual void MapApi(RouteGroupBuilder instance)
    {
    }

    /// <summary>Maps what lies below <c>/api/v1/organizations/{organization}</c>, by the same rule.</summary>
    public virtual void MapOrganizationApi(RouteGroupBuilder organization)
    {
    }

    /// <summary>Maps what lies outside the API: what a browser opens without a circuit, and what others post. Each route says who may use it.</summary>
    public virtual void MapRoutes(IEndpointRouteBuilder routes)
    {
    }
}
