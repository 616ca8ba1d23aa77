using System.Text.Json;
using System.Text.Json.Nodes;
using Portal.SlackSimulator.Workspaces;

namespace Portal.SlackSimulator.Callbacks;

/// <param name="Element">The button, as the message holds it.</param>
internal sealed record Click(SlackUser User, SlackChannel Channel, SlackMessage Message, string BlockId, JsonObject Element)
{
    /// <summary>The button of that action id (and block id, if one is given), or null if the message has none.</summary>
    public static Click? Find(SlackUser user, SlackChannel channel, SlackMessage message, string actionId, string? blockId)
    {
        foreach (var (block, element) in Elements(message))
        {
            var idOfBlock = block["block_id"]?.GetValue<string>() ?? "";
            if (Text(element, "action_id") == actionId && (blockId is null || blockId == idOfBlock))
            {
                return new Click(user, channel, message, idOfBlock, element);
            }
        }

        return null;
    }

    private static IEnumerable<(JsonObject Block, JsonObject Element)> Elements(SlackMessage message)
    {
        var lists = new[] { Parse(message.Content.Blocks) }.Concat(
            (Parse(message.Content.Attachments) ?? []).OfType<JsonObject>().Select(attachment => attachment["blocks"] as JsonArray));
        foreach (var block in lists.SelectMany(list => list ?? []).OfType<JsonObject>())
        {
            var elements = (block["elements"] as JsonArray ?? []).Append(block["accessory"]);
            foreach (var element in elements.OfType<JsonObject>())
            {
                yield return (block, element);
            }
        }
    }

    private static JsonArray? Parse(string? json) => json is null ? null : JsonNode.Parse(json) as JsonArray;

    private static string? Text(JsonObject element, string name) =>
        element[name] is JsonValue value && value.GetValueKind() == JsonValueKind.String ? value.GetValue<string>() : null;
}
