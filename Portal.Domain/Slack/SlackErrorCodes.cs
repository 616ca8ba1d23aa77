using System.Collections.Frozen;

namespace Portal.Domain.Slack;

/// <summary>Slack's error words, each with who must act. A word that is missing here is judged by the HTTP status.</summary>
internal static class SlackErrorCodes
{
    private static readonly string[] RetryAfter = ["ratelimited", "rate_limited"];

    private static readonly string[] Retry =
    [
        "internal_error", "fatal_error", "service_unavailable", "request_timeout", "rollup_error", "timeout", "network_error", "connect_failed",
        "unexpected_answer", "external_channel_migrating", "update_failed", "streaming_state_conflict", "fetch_members_failed",

        // A workspace that is just being moved into an enterprise: it comes back by itself.
        "org_login_required", "team_added_to_org",
    ];

    private static readonly string[] Content =
    [
        "invalid_arguments", "invalid_arg_name", "invalid_array_arg", "invalid_charset", "invalid_form_data", "invalid_post_type",
        "missing_post_type", "missing_argument", "invalid_json", "json_not_object", "unknown_method", "method_deprecated",
        "deprecated_endpoint", "invalid_payload", "no_text", "invalid_blocks", "invalid_blocks_format", "invalid_attachments",
        "msg_blocks_too_long", "msg_too_long", "too_many_attachments", "attachment_payload_limit_exceeded", "markdown_text_conflict",
        "invalid_metadata_format", "invalid_metadata_schema", "metadata_too_large", "metadata_must_be_sent_from_app",
        "cannot_reply_to_message", "team_not_found", "too_many_contact_cards", "message_not_found", "cant_update_message",
        "edit_window_closed", "block_mismatch", "cant_broadcast_message", "no_dual_broadcast_content_update", "request_too_large",

        // Arguments of lists and conversations.
        "invalid_cursor", "invalid_limit", "limit_required", "invalid_types", "method_not_supported_for_channel_type", "not_bearer_token",
        "target_team_must_be_specified_in_org_context", "target_team_not_on_org",

        // Usergroups: the request names what cannot be.
        "name_already_exists", "handle_already_exists", "bad_handle", "forbidden_handle", "name_too_long", "description_too_long",
        "missing_subteam_name", "invalid_channel_provided", "invalid_group_provided", "too_many_linked_channels", "no_users_provided",
        "invalid_users", "invalid_user", "failed_for_some_users", "subteam_max_users_exceeded", "single_channel_guests_cannot_be_added",
        "already_enabled",

        // An installation that asks for what no Slack gives.
        "invalid_grant_type", "invalid_code_verifier", "pkce_not_allowed", "no_scopes", "invalid_scope", "oauth_authorization_url_mismatch",
        "preview_feature_not_available", "invalid_manifest",
    ];

    private static readonly string[] Target =
    [
        "channel_not_found", "not_in_channel", "is_archived", "channel_is_archived", "is_inactive", "users_not_found", "user_not_found",
        "user_not_visible", "user_disabled", "user_not_in_channel", "cannot_dm_bot", "restricted_action",
        "restricted_action_read_only_channel", "restricted_action_thread_only_channel", "restricted_action_non_threadable_channel",
        "restricted_action_thread_locked", "posting_to_general_channel_denied", "messages_tab_disabled", "app_access_restricted",
        "send_on_behalf_not_allowed", "message_limit_exceeded", "no_permission", "enterprise_is_restricted", "channel_is_limited_access",
        "users_list_not_supplied", "not_enough_users", "too_many_users", "invalid_user_combination", "no_such_subteam", "invalid_team",

        // Ours: the event names no address, the configuration no channel.
        "recipient_without_email", "channel_missing",

        // The workspace's plan or settings forbid this one thing, and nothing else.
        "permission_denied", "paid_teams_only", "plan_upgrade_required",
    ];

    // Every one of them is what auth.test or the next post by the same webhook would answer too: the whole lane stops.
    private static readonly string[] Connection =
    [
        "token_revoked", "invalid_auth", "account_inactive", "token_expired", "missing_scope", "not_authed", "not_allowed_token_type",
        "access_denied", "accesslimited", "team_access_not_granted", "ekm_access_denied", "two_factor_setup_required",
        "invalid_token", "action_prohibited", "team_disabled", "no_service", "no_active_hooks", "no_team", "no_service_id",
        "webhook_refused", "secret_missing",

        // The installation did not come about: an admin begins it again or mends the app's settings.
        "invalid_code", "code_already_used", "bad_redirect_uri", "invalid_client_id", "bad_client_secret", "client_id_token_mismatch",
        "invalid_refresh_token", "cannot_install_an_org_installed_app", "user_email_unverified", "invalid_team_for_non_distributed_app",
        "unapproved_scope", "scope_not_allowed_on_enterprise",
    ];

    private static readonly FrozenDictionary<string, SlackErrorKind> Kinds = Pairs().ToFrozenDictionary(StringComparer.Ordinal);

    // "Part of the work may have happened", say Slack's pages of the last two.
    private static readonly FrozenSet<string> Unknown =
        FrozenSet.Create(StringComparer.Ordinal, "timeout", "network_error", "unexpected_answer", "internal_error", "fatal_error");

    // Unknown, out of sight, deactivated, a bot: looking the person up again may find another account, and asking again may not.
    private static readonly FrozenSet<string> Person =
        FrozenSet.Create(StringComparer.Ordinal, "users_not_found", "user_not_found", "user_not_visible", "user_disabled", "cannot_dm_bot");

    /// <summary>Null for a word that Slack has not used so far.</summary>
    public static SlackErrorKind? Find(string code) => Kinds.TryGetValue(code, out var kind) ? kind : null;

    public static IEnumerable<string> Of(SlackErrorKind kind) => Kinds.Where(pair => pair.Value == kind).Select(pair => pair.Key);

    public static bool LeavesOutcomeUnknown(string code) => Unknown.Contains(code);

    public static bool IsAboutPerson(string code) => Person.Contains(code);

    private static IEnumerable<KeyValuePair<string, SlackErrorKind>> Pairs() =>
    [
        .. RetryAfter.Select(code => KeyValuePair.Create(code, SlackErrorKind.RetryAfter)),
        .. Retry.Select(code => KeyValuePair.Create(code, SlackErrorKind.Retry)),
        .. Content.Select(code => KeyValuePair.Create(code, SlackErrorKind.Content)),
        .. Target.Select(code => KeyValuePair.Create(code, SlackErrorKind.Target)),
        .. Connection.Select(code => KeyValuePair.Create(code, SlackErrorKind.Connection)),
    ];
}
