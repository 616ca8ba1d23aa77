using System.Text.Json.Nodes;

namespace Portal.SlackSimulator.Callbacks;

/// <param name="Body">The <c>event</c> of the envelope, with its type.</param>
internal sealed record SlackEvent(string Type, JsonObject Body);
