namespace Portal.SlackSimulator.IncomingWebhooks;

/// <summary>Every body that incoming webhooks are known to answer, with its status.</summary>
internal static class WebhookAnswers
{
    private static readonly Dictionary<string, int> Statuses = new(StringComparer.Ordinal)
    {
        ["ok"] = 200,
        ["invalid_payload"] = 400,
        ["no_text"] = 400,
        ["invalid_blocks"] = 400,
        ["invalid_blocks_format"] = 400,
        ["invalid_attachments"] = 400,
        ["too_many_attachments"] = 400,
        ["user_not_found"] = 400,
        ["action_prohibited"] = 403,
        ["invalid_token"] = 403,
        ["team_disabled"] = 403,
        ["posting_to_general_channel_denied"] = 403,
        ["channel_not_found"] = 404,
        ["no_service"] = 404,
        ["no_active_hooks"] = 404,
        ["no_team"] = 404,
        ["no_service_id"] = 404,
        ["channel_is_archived"] = 410,
        ["rollup_error"] = 500,
    };

    public static WebhookAnswer Ok { get; } = Of("ok");

    /// <summary>An unknown body is a plain refusal: whoever arms a fault may invent one.</summary>
    public static WebhookAnswer Of(string body) => new(Statuses.GetValueOrDefault(body, StatusCodes.Status400BadRequest), body);
}
