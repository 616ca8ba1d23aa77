using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Portal.SlackSimulator.Html;
using Portal.SlackSimulator.Shapes;
using Portal.SlackSimulator.Workspaces;

namespace Portal.SlackSimulator.Viewer;

/// <summary>One message with its replies.</summary>
internal sealed class MessageHtml
{
    private static readonly JsonWriterOptions Pretty = new() { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly HtmlWriter _html;
    private readonly Workspace _workspace;
    private readonly Mrkdwn _mrkdwn;
    private readonly BlockHtml _blocks;
    private readonly AttachmentHtml _attachments;

    public MessageHtml(HtmlWriter html, Workspace workspace)
    {
        _html = html;
        _workspace = workspace;
        _mrkdwn = new Mrkdwn(html, new MrkdwnReference(workspace));
        _blocks = new BlockHtml(html, _mrkdwn);
        _attachments = new AttachmentHtml(html, _mrkdwn, _blocks);
    }

    /// <param name="place">The conversation's name where it is not plain from the page, as in search results.</param>
    public void Write(SlackMessage message, IReadOnlyList<SlackMessage> replies, string? place = null)
    {
        var version = $"{message.Updates}.{replies.Count}.{replies.Sum(reply => reply.Updates)}";
        _html.Add($"""<li class="message" id="m{message.Ts}" data-channel-id="{message.ChannelId}" data-ts="{message.Ts}" data-key="{message.ChannelId}-{message.Ts}" data-version="{version}">""");
        One(message, place);
        if (replies.Count > 0)
        {
            _html.Add($"""<div class="thread"><p class="thread-count">{(replies.Count == 1 ? "1 reply" : $"{replies.Count} replies")}</p><ol class="replies">""");
            foreach (var reply in replies)
            {
                _html.Add($"""<li class="message" id="{(reply.IsBroadcast ? "t" : "m")}{reply.Ts}" data-channel-id="{reply.ChannelId}" data-ts="{reply.Ts}">""");
                One(reply, null);
                _html.Add($"</li>");
            }

            _html.Add($"</ol></div>");
        }

        _html.Add($"</li>");
    }

    private void One(SlackMessage message, string? place)
    {
        _html.Add($"""<div class="avatar" aria-hidden="true">P</div><div class="message-body"><div class="byline"><strong>{SampleWorkspace.AppName}</strong> <span class="badge">APP</span> """);
        var time = TimeOf(message.Ts);
        _html.Add($"""<a class="when" href="?channel={message.ChannelId}#m{message.Ts}"><time datetime="{time:yyyy-MM-ddTHH:mm:ssZ}" data-clock="" title="{time:yyyy-MM-dd HH:mm:ss} UTC">{time:HH:mm}</time></a> """);
        _html.Add($"""<span class="source">{(message.IsFromWebhook ? "via webhook" : message.Source)}</span>""");
        if (message.IsBroadcast)
        {
            _html.Add($""" <a class="place" href="#m{message.ThreadTs}">replied to a thread</a>""");
        }

        if (place is not null)
        {
            _html.Add($""" <a class="place" href="?channel={message.ChannelId}">{place}</a>""");
        }

        _html.Add($"</div>");
        Content(message);
        _html.Add($"""<details class="raw"><summary>JSON</summary><pre>{Json(message)}</pre></details></div>""");
    }

    private void Content(SlackMessage message)
    {
        var content = message.Content;
        if (content.Blocks is null && content.Text.Length > 0)
        {
            _html.Add($"""<div class="text">""");
            _mrkdwn.Write(content.Text);
            _html.Markup(content.EditedTs is null ? "" : """ <span class="edited">(edited)</span>""");
            _html.Add($"</div>");
        }

        if (content.Blocks is not null)
        {
            _blocks.Write(JsonElement.Parse(content.Blocks));
        }

        if (content.Attachments is not null)
        {
            _attachments.Write(JsonElement.Parse(content.Attachments));
        }
    }

    private static DateTimeOffset TimeOf(string ts) =>
        DateTimeOffset.FromUnixTimeSeconds(long.Parse(ts.AsSpan(0, ts.IndexOf('.', StringComparison.Ordinal)), CultureInfo.InvariantCulture));

    private string Json(SlackMessage message)
    {
        var compact = new ArrayBufferWriter<byte>(2048);
        using (var writer = new Utf8JsonWriter(compact))
        {
            MessageShape.Write(writer, message, _workspace);
        }

        var pretty = new ArrayBufferWriter<byte>(4096);
        using var document = JsonDocument.Parse(compact.WrittenMemory);
        using (var writer = new Utf8JsonWriter(pretty, Pretty))
        {
            document.WriteTo(writer);
        }

        return Encoding.UTF8.GetString(pretty.WrittenSpan);
    }
}
