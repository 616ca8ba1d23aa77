using Portal.Domain.Slack;

namespace Portal.UnitTests.Domain.Slack;

public sealed class SlackErrorTests
{
    [Theory]
    [InlineData("ratelimited", 200, SlackErrorKind.RetryAfter)]
    [InlineData("rate_limited", 429, SlackErrorKind.RetryAfter)]
    [InlineData("http_429", 429, SlackErrorKind.RetryAfter)]
    [InlineData("internal_error", 200, SlackErrorKind.Retry)]
    [InlineData("rollup_error", 500, SlackErrorKind.Retry)]
    [InlineData("service_unavailable", 200, SlackErrorKind.Retry)]
    [InlineData("team_added_to_org", 200, SlackErrorKind.Retry)]
    [InlineData("timeout", null, SlackErrorKind.Retry)]
    [InlineData("network_error", null, SlackErrorKind.Retry)]
    [InlineData("http_503", 503, SlackErrorKind.Retry)]
    [InlineData("http_300", 300, SlackErrorKind.Retry)]
    [InlineData("http_302", 302, SlackErrorKind.Retry)]
    [InlineData("http_399", 399, SlackErrorKind.Retry)]
    [InlineData("http_400", 400, SlackErrorKind.Content)]
    [InlineData("http_500", 500, SlackErrorKind.Retry)]
    [InlineData("http_408", 408, SlackErrorKind.Retry)]
    [InlineData("invalid_blocks", 400, SlackErrorKind.Content)]
    [InlineData("no_text", 400, SlackErrorKind.Content)]
    [InlineData("invalid_payload", 500, SlackErrorKind.Content)]
    [InlineData("never_heard_of", 400, SlackErrorKind.Content)]
    [InlineData("never_heard_of", 200, SlackErrorKind.Content)]
    [InlineData("never_heard_of", null, SlackErrorKind.Content)]
    [InlineData("channel_not_found", 404, SlackErrorKind.Target)]
    [InlineData("not_in_channel", 200, SlackErrorKind.Target)]
    [InlineData("channel_is_archived", 410, SlackErrorKind.Target)]
    [InlineData("users_not_found", 200, SlackErrorKind.Target)]
    [InlineData("restricted_action_thread_locked", 200, SlackErrorKind.Target)]
    [InlineData("token_revoked", 200, SlackErrorKind.Connection)]
    [InlineData("invalid_auth", 429, SlackErrorKind.Connection)]
    [InlineData("missing_scope", 200, SlackErrorKind.Connection)]
    [InlineData("no_service", 404, SlackErrorKind.Connection)]
    [InlineData("no_team", 404, SlackErrorKind.Connection)]
    [InlineData("invalid_token", 403, SlackErrorKind.Connection)]
    [InlineData("action_prohibited", 403, SlackErrorKind.Connection)]
    public void Classify_Word_SaysWhoMustAct(string code, int? status, SlackErrorKind kind) =>
        SlackError.Classify(code, status).Kind.ShouldBe(kind);

    // Every word that Slack's pages list for the methods, webhooks and installations that are used, and our own; the status would say something else.
    [Theory]
    [InlineData(SlackErrorKind.RetryAfter, "ratelimited rate_limited")]
    [InlineData(SlackErrorKind.Retry, "internal_error fatal_error service_unavailable request_timeout org_login_required team_added_to_org rollup_error fetch_members_failed")]
    [InlineData(SlackErrorKind.Retry, "external_channel_migrating update_failed streaming_state_conflict")]
    [InlineData(SlackErrorKind.Content, "invalid_arguments invalid_arg_name invalid_array_arg invalid_charset invalid_form_data invalid_post_type missing_post_type missing_argument")]
    [InlineData(SlackErrorKind.Content, "invalid_json json_not_object unknown_method method_deprecated deprecated_endpoint not_bearer_token method_not_supported_for_channel_type")]
    [InlineData(SlackErrorKind.Content, "invalid_cursor invalid_limit limit_required invalid_types target_team_must_be_specified_in_org_context target_team_not_on_org team_not_found")]
    [InlineData(SlackErrorKind.Content, "no_text invalid_blocks invalid_blocks_format msg_blocks_too_long msg_too_long too_many_attachments attachment_payload_limit_exceeded")]
    [InlineData(SlackErrorKind.Content, "markdown_text_conflict invalid_metadata_format invalid_metadata_schema metadata_too_large metadata_must_be_sent_from_app cannot_reply_to_message")]
    [InlineData(SlackErrorKind.Content, "message_not_found cant_update_message edit_window_closed block_mismatch cant_broadcast_message no_dual_broadcast_content_update invalid_attachments")]
    [InlineData(SlackErrorKind.Content, "invalid_payload name_already_exists handle_already_exists bad_handle forbidden_handle name_too_long description_too_long missing_subteam_name")]
    [InlineData(SlackErrorKind.Content, "invalid_channel_provided invalid_group_provided too_many_linked_channels no_users_provided invalid_users failed_for_some_users invalid_user")]
    [InlineData(SlackErrorKind.Content, "subteam_max_users_exceeded single_channel_guests_cannot_be_added already_enabled too_many_contact_cards")]
    [InlineData(SlackErrorKind.Content, "invalid_grant_type invalid_code_verifier pkce_not_allowed no_scopes invalid_scope oauth_authorization_url_mismatch invalid_manifest")]
    [InlineData(SlackErrorKind.Target, "channel_not_found not_in_channel is_archived channel_is_archived is_inactive channel_is_limited_access messages_tab_disabled")]
    [InlineData(SlackErrorKind.Target, "restricted_action restricted_action_read_only_channel restricted_action_thread_only_channel restricted_action_non_threadable_channel")]
    [InlineData(SlackErrorKind.Target, "app_access_restricted send_on_behalf_not_allowed message_limit_exceeded no_permission enterprise_is_restricted posting_to_general_channel_denied")]
    [InlineData(SlackErrorKind.Target, "users_not_found user_not_found user_not_visible user_disabled user_not_in_channel cannot_dm_bot invalid_user_combination")]
    [InlineData(SlackErrorKind.Target, "users_list_not_supplied not_enough_users too_many_users no_such_subteam invalid_team permission_denied paid_teams_only plan_upgrade_required")]
    [InlineData(SlackErrorKind.Connection, "invalid_auth not_authed account_inactive token_revoked token_expired missing_scope not_allowed_token_type access_denied accesslimited")]
    [InlineData(SlackErrorKind.Connection, "team_access_not_granted ekm_access_denied two_factor_setup_required invalid_token team_disabled no_service no_active_hooks no_team no_service_id")]
    [InlineData(SlackErrorKind.Connection, "action_prohibited invalid_code code_already_used bad_redirect_uri invalid_client_id bad_client_secret client_id_token_mismatch")]
    [InlineData(SlackErrorKind.Connection, "invalid_refresh_token cannot_install_an_org_installed_app user_email_unverified invalid_team_for_non_distributed_app unapproved_scope")]
    [InlineData(SlackErrorKind.Retry, "timeout network_error connect_failed unexpected_answer")]
    [InlineData(SlackErrorKind.Content, "request_too_large preview_feature_not_available")]
    [InlineData(SlackErrorKind.Connection, "webhook_refused secret_missing scope_not_allowed_on_enterprise")]
    public void Classify_EveryDocumentedWord_IsKnown(SlackErrorKind kind, string words)
    {
        var otherStatus = kind == SlackErrorKind.Content ? 503 : 400;

        words.Split(' ').ShouldAllBe(word => SlackError.Classify(word, otherStatus).Kind == kind);
    }

    [Theory]
    [InlineData("users_not_found", true)]
    [InlineData("user_not_found", true)]
    [InlineData("user_not_visible", true)]
    [InlineData("user_disabled", true)]
    [InlineData("cannot_dm_bot", true)]
    [InlineData("invalid_user_combination", false)]
    [InlineData("channel_not_found", false)]
    [InlineData("no_permission", false)]
    [InlineData("enterprise_is_restricted", false)]
    [InlineData("http_404", false)]
    [InlineData("token_revoked", false)]
    public void IsAboutPerson_Word_TellsPeopleFromTheRest(string code, bool expected) => SlackError.Classify(code, 404).IsAboutPerson.ShouldBe(expected);

    [Theory]
    [InlineData(null)]
    [InlineData(0)]
    [InlineData(30)]
    public void Classify_RateLimit_KeepsWhatSlackSaidOrThatItSaidNothing(int? given)
    {
        var wait = given is { } seconds ? TimeSpan.FromSeconds(seconds) : (TimeSpan?)null;

        SlackError.Classify("ratelimited", 429, wait).RetryAfter.ShouldBe(wait);
    }

    [Theory]
    [InlineData(null)]
    [InlineData(30)]
    public void Classify_OtherThanARateLimit_KeepsTheWaitAsItWasGiven(int? given)
    {
        TimeSpan? wait = given is { } seconds ? TimeSpan.FromSeconds(seconds) : null;

        SlackError.Classify("service_unavailable", 503, wait).RetryAfter.ShouldBe(wait);
    }

    [Theory]
    [InlineData("timeout", null, true)]
    [InlineData("network_error", null, true)]
    [InlineData("internal_error", 200, true)]
    [InlineData("fatal_error", 200, true)]
    [InlineData("unexpected_answer", 200, true)]
    [InlineData("http_502", 502, true)]
    [InlineData("connect_failed", null, false)]
    [InlineData("service_unavailable", 503, false)]
    [InlineData("rollup_error", 500, false)]
    [InlineData("ratelimited", 429, false)]
    [InlineData("channel_not_found", 404, false)]
    public void OutcomeUnknown_OnlyWhereSlackMayHavePosted(string code, int? status, bool expected) =>
        SlackError.Classify(code, status).OutcomeUnknown.ShouldBe(expected);
}
