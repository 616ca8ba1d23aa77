using System.Text.Json;

namespace Portal.SlackSimulator.Blocks;

/// <summary>Holds blocks against Slack's documented limits, in Slack's words.</summary>
internal static class BlockValidator
{
    private const int MostBlocks = 50;

    // Undocumented; measured by several projects at 13,172 to 13,297 characters.
    private const int MostText = 13_200;

    public static ContentProblem? Check(JsonElement blocks)
    {
        var findings = new Findings();
        CheckBlocks(blocks, "/blocks", findings);
        return findings switch
        {
            { Details.Count: > 0 } => new ContentProblem("invalid_blocks") { Details = findings.Details },
            { TextLength: > MostText } => new ContentProblem("msg_blocks_too_long"),
            _ => null,
        };
    }

    /// <summary>What is wrong with blocks inside attachments is the attachments' fault to Slack.</summary>
    public static ContentProblem? CheckAttachments(JsonElement attachments)
    {
        var findings = new Findings();
        var index = 0;
        foreach (var attachment in attachments.EnumerateArray())
        {
            var pointer = $"/attachments/{index++}";
            if (attachment.ValueKind != JsonValueKind.Object)
            {
                findings.Add("must provide an object", pointer);
            }
            else if (attachment.TryGetProperty("blocks", out var blocks))
            {
                CheckBlocks(blocks, pointer + "/blocks", findings);
            }
        }

        return findings.Details.Count > 0 ? new ContentProblem("invalid_attachments") { Details = findings.Details } : null;
    }

    private static void CheckBlocks(JsonElement blocks, string pointer, Findings findings)
    {
        if (blocks.ValueKind != JsonValueKind.Array)
        {
            findings.Add("must provide an array", pointer);
            return;
        }

        if (blocks.GetArrayLength() > MostBlocks)
        {
            findings.Add($"no more than {MostBlocks} items allowed", pointer);
        }

        var ids = new HashSet<string>(StringComparer.Ordinal);
        var index = 0;
        foreach (var block in blocks.EnumerateArray())
        {
            CheckBlock(new Node(block, $"{pointer}/{index++}", findings), ids);
        }
    }

    private static void CheckBlock(Node block, HashSet<string> ids)
    {
        if (!block.IsObject())
        {
            return;
        }

        block.Length("block_id", 255);
        if (block.String("block_id") is { } id && !ids.Add(id))
        {
            block.Add($"`block_id` \"{id}\" already exists", "block_id");
        }

        if (block.RequiredType() is not { } type)
        {
            return;
        }

        if (BlockRules.ByType.TryGetValue(type, out var rule))
        {
            rule(block);
        }
        else
        {
            block.Add($"unsupported type: {type}", "type");
        }
    }
}
