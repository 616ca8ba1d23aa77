namespace Portal.SlackSimulator.IncomingWebhooks;

/// <summary>Every word that incoming webhooks are known to answer, with its status.</summary>
internal static class WebhookAnswers
{
    public const string Ok = "ok";

    private static readonly Dictionary<string, int> Statuses = new(StringComparer.Ordinal)
    {
        [Ok] = 200,
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

    /// <summary>An unknown word is a plain refusal: a test that arms a fault may invent one.</summary>
    public static int StatusOf(string word) => Statuses.GetValueOrDefault(word, StatusCodes.Status400BadRequest);
}
