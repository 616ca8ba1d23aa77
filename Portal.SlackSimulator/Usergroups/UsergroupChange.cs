using Portal.SlackSimulator.Api;
using Portal.SlackSimulator.Shapes;
using Portal.SlackSimulator.Workspaces;

namespace Portal.SlackSimulator.Usergroups;

/// <summary>A write to one group: allowed, found, checked, stored, answered. One at a time, so that checks hold.</summary>
internal static class UsergroupChange
{
    public static ApiAnswer Existing(ApiCall call, Func<SlackUsergroup, (SlackUsergroup? Changed, string? Problem)> change)
    {
        if (UsergroupRules.Writing(call) is { } refusal)
        {
            return ApiAnswer.Failed(refusal);
        }

        if (call.Arguments.Text("usergroup") is not { Length: > 0 } id)
        {
            return ApiAnswer.MissingArgument("usergroup");
        }

        lock (call.Workspace.Usergroups)
        {
            return call.Workspace.Usergroups.Find(id) is not { } group ? ApiAnswer.Failed("no_such_subteam") : Store(call, change(group));
        }
    }

    public static ApiAnswer Store(ApiCall call, (SlackUsergroup? Changed, string? Problem) outcome)
    {
        if (outcome.Changed is { } changed)
        {
            var stored = changed with { UpdatedAt = call.Clock.GetUtcNow().ToUnixTimeSeconds(), UpdatedBy = call.Token!.UserId ?? call.Workspace.Team.BotUserId };
            call.Workspace.Usergroups.Put(stored);
            Join(call.Workspace, stored);
            return outcome.Problem is null ? Answer(call, stored) : ApiAnswer.Failed(outcome.Problem);
        }

        return ApiAnswer.Failed(outcome.Problem!);
    }

    /// <summary>Name, handle, description and channels as far as they are given.</summary>
    public static (SlackUsergroup? Changed, string? Problem) Describe(ApiCall call, SlackUsergroup group)
    {
        var (arguments, workspace) = (call.Arguments, call.Workspace);
        var changed = group with
        {
            Name = arguments.Text("name") ?? group.Name,
            Handle = arguments.Text("handle") is { Length: > 0 } handle ? handle : group.Handle,
            Description = arguments.Text("description") ?? group.Description,
            Channels = arguments.Has("channels") ? arguments.List("channels") : group.Channels,
        };
        var problem = UsergroupRules.Name(workspace, changed.Name, group.Id)
            ?? UsergroupRules.Handle(workspace, changed.Handle, group.Id)
            ?? UsergroupRules.Description(changed.Description)
            ?? (arguments.Has("channels") ? UsergroupRules.Channels(workspace, changed.Channels) : null);
        return problem is null ? (changed, null) : (null, problem);
    }

    private static ApiAnswer Answer(ApiCall call, SlackUsergroup group) => ApiAnswer.Ok(writer =>
    {
        writer.WritePropertyName("usergroup");
        UsergroupShape.Write(writer, group, call.Workspace, withUsers: true, withCount: true);
    });

    // Members of an enabled group are members of its default channels.
    private static void Join(Workspace workspace, SlackUsergroup group)
    {
        foreach (var channel in group.IsDisabled ? [] : group.Channels.Select(workspace.FindChannel))
        {
            if (channel is not null)
            {
                workspace.PutChannel(channel with { Members = [.. channel.Members.Union(group.Users, StringComparer.Ordinal)] });
            }
        }
    }
}
