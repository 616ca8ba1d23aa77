using Portal.Domain.Auth;

namespace Portal.Features;

/// <summary>A line of the navigation: <c>/i/{instance}/{Path}</c>, shown to members who have the permission.</summary>
/// <param name="Title">What the page is called, the same as its heading.</param>
/// <param name="Path">Without a leading slash.</param>
/// <param name="Icon">A Material Symbols name, which Radzen's font carries.</param>
/// <param name="Permission">What the page asks for.</param>
internal sealed record NavigationEntry(string Title, string Path, string Icon, Permission Permission);
