using Portal.SlackSimulator.Limits;
using Portal.SlackSimulator.Shapes;
using Portal.SlackSimulator.Workspaces;

namespace Portal.SlackSimulator.Api.Methods;

internal sealed class ConversationsOpen() : ApiMethod("conversations.open", RateTier.Tier3)
{
    private const int MostPeople = 8;

    public override IReadOnlyList<string> Scopes { get; } = ["im:write", "mpim:write", "channels:manage", "groups:write"];

    public override bool TakesJson => true;

    public override ApiAnswer Answer(ApiCall call)
    {
        if (call.Arguments.Text("channel") is { Length: > 0 } id)
        {
            return call.Workspace.FindChannel(id) switch
            {
                { IsDirect: true } open => Opened(call, open, wasOpen: true),
                { IsVisible: true } => ApiAnswer.Failed("method_not_supported_for_channel_type"),
                _ => ApiAnswer.Failed("channel_not_found"),
            };
        }

        return OpenWith(call, [.. call.Arguments.List("users").Distinct(StringComparer.Ordinal)]);
    }

    private static ApiAnswer OpenWith(ApiCall call, IReadOnlyList<string> ids)
    {
        var people = ids.Select(call.Workspace.Users.Find).ToArray();
        if (Problem(call.Workspace, ids, people) is { } problem)
        {
            return ApiAnswer.Failed(problem);
        }

        var scope = people.Length == 1 ? "im:write" : "mpim:write";
        if (!call.MayUse(scope))
        {
            return ApiAnswer.MissingScope(scope, call.Token!.ScopeList);
        }

        var existing = call.Workspace.FindDirect(people!);
        return existing is null && call.Arguments.Flag("prevent_creation")
            ? ApiAnswer.Failed("channel_not_found")
            : Opened(call, existing ?? call.Workspace.OpenDirect(people!), existing is not null);
    }

    private static string? Problem(Workspace workspace, IReadOnlyList<string> ids, SlackUser?[] people) => people switch
    {
        { Length: 0 } => "users_list_not_supplied",
        { Length: > MostPeople } => "too_many_users",
        _ when people.Contains(null) => "user_not_found",
        _ when ids.Contains(workspace.Team.BotUserId, StringComparer.Ordinal) && ids.Count == 1 => "not_enough_users",
        _ when people.Any(person => person!.IsDeleted) => "user_disabled",
        _ when people.Any(person => !person!.TakesDirectMessages) => "cannot_dm_bot",
        _ => null,
    };

    private static ApiAnswer Opened(ApiCall call, SlackChannel channel, bool wasOpen) => ApiAnswer.Ok(writer =>
    {
        if (wasOpen)
        {
            writer.WriteBoolean("no_op", true);
            writer.WriteBoolean("already_open", true);
        }

        writer.WritePropertyName("channel");
        if (call.Arguments.Flag("return_im"))
        {
            ChannelShape.Write(writer, channel, call.Workspace, withCount: false);
            return;
        }

        writer.WriteStartObject();
        writer.WriteString("id", channel.Id);
        writer.WriteEndObject();
    }) with
    { Warnings = wasOpen ? ["already_open"] : [] };
}
