namespace Portal.Api;

/// <summary>The token scope that a route asks for; the API's authentication reads it from the endpoint.</summary>
internal sealed record RequiredScope(string Scope);
