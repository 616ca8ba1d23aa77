using System.Text.Json.Serialization;
using Portal.Domain;

namespace Portal.Features.Access;

/// <summary>A token's row with the token itself: the only time that it is shown.</summary>
public sealed record IssuedApiToken(ApiTokenSummary Token, [property: JsonIgnore] Secret Secret);
