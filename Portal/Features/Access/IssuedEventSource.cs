using System.Text.Json.Serialization;
using Portal.Domain;

namespace Portal.Features.Access;

/// <summary>A source with the secret that was just made for it: the only time that it is shown.</summary>
public sealed record IssuedEventSource(EventSourceSummary Source, [property: JsonIgnore] Secret Secret);
