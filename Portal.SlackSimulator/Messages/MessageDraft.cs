using System.Text.Json;
using Portal.SlackSimulator.Blocks;
using Portal.SlackSimulator.Requests;
using Portal.SlackSimulator.Workspaces;

namespace Portal.SlackSimulator.Messages;

/// <summary>The content arguments of a post or an update, checked. Null means "not given", which an update keeps as it was.</summary>
internal sealed record MessageDraft
{
    private const int MostMarkdown = 12_000;
    private const int MostAttachments = 100;
    private const string NoList = "[]";

    public string? Text { get; private init; }

    public string? Blocks { get; private init; }

    public string? Attachments { get; private init; }

    public string? Metadata { get; private init; }

    public static MessageDraft Read(Arguments arguments, out ContentProblem? problem)
    {
        var markdown = arguments.Text("markdown_text");
        var text = markdown ?? arguments.Text("text");
        var blocks = ReadBlocks(arguments, out problem);
        problem = MarkdownProblem(arguments, markdown) ?? problem;
        var attachments = ReadAttachments(arguments, out var attachmentProblem);
        var metadata = ReadMetadata(arguments, out var metadataProblem);
        problem ??= attachmentProblem ?? metadataProblem;
        return new MessageDraft { Text = text, Blocks = blocks, Attachments = attachments, Metadata = metadata };
    }

    public MessageContent ToContent() => new(Entities.Escape(Text ?? ""))
    {
        Blocks = Kept(Blocks),
        Attachments = Kept(Attachments),
        Metadata = Metadata,
    };

    /// <summary>Text without blocks removes the old blocks; what is not given stays; an empty list removes.</summary>
    public MessageContent ApplyTo(MessageContent old, string editedTs)
    {
        var blocks = Blocks is not null ? Kept(Blocks) : Text is not null ? null : old.Blocks;
        return new MessageContent(Text is null ? old.Text : Entities.Escape(Text))
        {
            Blocks = blocks,
            Attachments = Attachments is not null ? Kept(Attachments) : old.Attachments,
            Metadata = Metadata is null ? old.Metadata : Metadata == "{}" ? null : Metadata,
            EditedTs = blocks is null ? editedTs : null,
        };
    }

    private static string? Kept(string? list) => list == NoList ? null : list;

    private static ContentProblem? MarkdownProblem(Arguments arguments, string? markdown) => markdown switch
    {
        null => null,
        _ when arguments.Has("text") || arguments.Has("blocks") => new ContentProblem("markdown_text_conflict"),
        { Length: > MostMarkdown } => new ContentProblem("msg_too_long"),
        _ => null,
    };

    private static string? ReadBlocks(Arguments arguments, out ContentProblem? problem)
    {
        problem = null;
        if (!arguments.Has("blocks"))
        {
            return null;
        }

        if (arguments.Json("blocks") is not { ValueKind: JsonValueKind.Array } blocks)
        {
            problem = new ContentProblem("invalid_blocks_format");
            return null;
        }

        problem = BlockValidator.Check(blocks);
        return problem is null ? StoredJson.Blocks(blocks) : null;
    }

    private static string? ReadAttachments(Arguments arguments, out ContentProblem? problem)
    {
        problem = null;
        if (!arguments.Has("attachments"))
        {
            return null;
        }

        if (arguments.Json("attachments") is not { ValueKind: JsonValueKind.Array } attachments)
        {
            problem = new ContentProblem("invalid_attachments");
            return null;
        }

        problem = attachments.GetArrayLength() > MostAttachments
            ? new ContentProblem("too_many_attachments")
            : BlockValidator.CheckAttachments(attachments);
        return problem is null ? StoredJson.Plain(attachments) : null;
    }

    private static string? ReadMetadata(Arguments arguments, out ContentProblem? problem)
    {
        problem = null;
        if (!arguments.Has("metadata"))
        {
            return null;
        }

        if (arguments.Json("metadata") is not { ValueKind: JsonValueKind.Object } metadata)
        {
            problem = new ContentProblem("invalid_metadata_format");
            return null;
        }

        problem = MetadataRule.IsSound(metadata) ? null : new ContentProblem("invalid_metadata_schema");
        return problem is null ? StoredJson.Plain(metadata) : null;
    }
}
