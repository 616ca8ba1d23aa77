using Portal.SlackSimulator.Faults;
using Portal.SlackSimulator.Messages;
using Portal.SlackSimulator.Workspaces;

namespace Portal.SlackSimulator.IncomingWebhooks;

internal static class WebhookPost
{
    public static WebhookAnswer Answer(WebhookExchange exchange, out SlackMessage? message)
    {
        message = null;
        var (workspace, path, webhook, payload, fault) = exchange;
        if (webhook is null)
        {
            return WebhookAnswers.Of(WhatIsWrong(workspace, path));
        }

        if (webhook.Refusal is not null || fault?.Kind == FaultKind.Revoked)
        {
            return WebhookAnswers.Of(webhook.Refusal ?? "no_service");
        }

        if (fault?.Kind == FaultKind.Refusal)
        {
            return WebhookAnswers.Of(fault.Error!);
        }

        if (workspace.FindChannel(webhook.ChannelId) is { IsArchived: true })
        {
            return WebhookAnswers.Of("channel_is_archived");
        }

        if (payload is null)
        {
            return WebhookAnswers.Of("invalid_payload");
        }

        var content = MessageDraft.Read(payload, out var problem).ToContent();
        if (problem is not null || content.IsEmpty)
        {
            return WebhookAnswers.Of(ToWebhookWord(problem?.Error ?? "no_text"));
        }

        // "channel", "username" and "icon_emoji" in the payload are ignored: a webhook has one channel and one face.
        message = LongText.Split(content, out _)
            .Select(part => workspace.Messages.Add(webhook.ChannelId, payload.Text("thread_ts"), webhook.Path, part))
            .ToArray()[0];
        return WebhookAnswers.Ok;
    }

    private static string ToWebhookWord(string error) => error switch
    {
        "msg_blocks_too_long" => "invalid_blocks",
        "markdown_text_conflict" or "msg_too_long" or "invalid_metadata_format" or "invalid_metadata_schema" => "invalid_payload",
        _ => error,
    };

    private static string WhatIsWrong(Workspace workspace, string path) => path.Split('/') switch
    {
        [_, _, var team, ..] when team != SampleWorkspace.TeamId => "no_team",
        [_, _, _] or [_, _, _, ""] => "no_service_id",
        [_, _, _, var hook, ..] when workspace.Webhooks.All.All(known => known.HookId != hook) => "no_service",
        _ => "invalid_token",
    };
}
