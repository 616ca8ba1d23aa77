using Portal.SlackSimulator.Calls;
using Portal.SlackSimulator.Faults;
using Portal.SlackSimulator.Limits;
using Portal.SlackSimulator.Messages;
using Portal.SlackSimulator.Requests;
using Portal.SlackSimulator.Workspaces;

namespace Portal.SlackSimulator.IncomingWebhooks;

/// <summary>One post to an incoming webhook.</summary>
/// <param name="webhook">Null if no webhook has that path.</param>
/// <param name="payload">Null if it was no JSON object.</param>
internal sealed class WebhookExchange(Workspace workspace, string path, SlackWebhook? webhook, Arguments? payload) : Exchange
{
    public override RecordedCall Call { get; } = new("webhook", webhook?.Redacted ?? "unknown webhook", null)
    {
        Channel = webhook?.ChannelId,
        Arguments = CallLog.Shorten(payload?.Describe() ?? ""),
    };

    public override Fault? StruckBy(FaultBoard faults) => faults.Strike(webhook is null ? null : Fault.AnyWebhook, path, webhook?.ChannelId);

    public override int? CountIn(RateLimits limits) =>
        webhook is { Refusal: null } ? limits.Count(workspace.Team.Id, "webhook", RateTier.Posting, webhook.ChannelId) : null;

    public override Reply RateLimited(int retryAfter) => Reply.RateLimited(
        Call with { Error = "rate_limited" }, retryAfter, $$"""{"retry_after":{{retryAfter}},"ok":false,"error":"rate_limited"}""");

    public override Reply Answer(Fault? fault)
    {
        var message = default(SlackMessage);
        var word = Refusal(fault) ?? Post(out message);
        var call = Call with { Error = word == WebhookAnswers.Ok ? null : word, Ts = message?.Ts };
        return Reply.Text(call, WebhookAnswers.StatusOf(word), "text/html", word);
    }

    private string? Refusal(Fault? fault) => (webhook, payload) switch
    {
        (null, _) => WhatIsWrongWithThePath(),
        ({ Refusal: { } refusal }, _) => refusal,
        _ when fault?.Kind == FaultKind.Revoked => "no_service",
        _ when fault?.Kind == FaultKind.Refusal => fault.Error,
        _ when workspace.FindChannel(webhook.ChannelId) is { IsArchived: true } => "channel_is_archived",
        (_, null) => "invalid_payload",
        _ => null,
    };

    private string Post(out SlackMessage? message)
    {
        message = null;
        var content = MessageDraft.Read(payload!, out var problem).ToContent();
        if (problem is not null || content.IsEmpty)
        {
            return ToWebhookWord(problem?.Error ?? "no_text");
        }

        // "channel", "username" and "icon_emoji" in the payload are ignored: a webhook has one channel and one face.
        message = LongText.Split(content, out _)
            .Select(part => workspace.Messages.Add(webhook!.ChannelId, payload!.Text("thread_ts"), webhook.Path, part))
            .ToArray()[0];
        return WebhookAnswers.Ok;
    }

    private static string ToWebhookWord(string error) => error switch
    {
        "msg_blocks_too_long" => "invalid_blocks",
        "markdown_text_conflict" or "msg_too_long" or "invalid_metadata_format" or "invalid_metadata_schema" => "invalid_payload",
        _ => error,
    };

    private string WhatIsWrongWithThePath() => path.Split('/') switch
    {
        [_, _, var team, ..] when team != workspace.Team.Id => "no_team",
        [_, _, _] or [_, _, _, ""] => "no_service_id",
        [_, _, _, var hook, ..] when workspace.Webhooks.All.All(known => known.HookId != hook) => "no_service",
        _ => "invalid_token",
    };
}
