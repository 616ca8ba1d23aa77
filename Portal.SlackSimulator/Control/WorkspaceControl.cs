using Portal.SlackSimulator.Callbacks;
using Portal.SlackSimulator.Workspaces;

namespace Portal.SlackSimulator.Control;

/// <summary>A bigger or another workspace on demand: people, channels, and what its plan and admins allow.</summary>
internal sealed class WorkspaceControl(SimulatedSlack slack, EventDeliveries events)
{
    public void Map(IEndpointRouteBuilder control)
    {
        control.MapPost("/users", AddUsersAsync);
        control.MapPost("/users/{user}", ChangeUserAsync);
        control.MapPost("/channels", AddChannelsAsync);
        control.MapPost("/channels/{channel}", ChangeChannelAsync);
        control.MapGet("/workspace", (HttpRequest request) => ControlAnswer.Json(View(ChosenWorkspace.Of(slack, request).Rules)));
        control.MapPost("/workspace", SetRulesAsync);
    }

    private Task<IResult> AddUsersAsync(HttpRequest request) => ControlBody.HandleAsync(request, body =>
    {
        var workspace = ChosenWorkspace.Of(slack, request);
        var people = NewPeople.Read(body, workspace);
        return () =>
        {
            workspace.Users.Put(people);
            return ControlAnswer.Json(new { users = people.Select(View) }, StatusCodes.Status201Created);
        };
    });

    private Task<IResult> ChangeUserAsync(HttpRequest request, string user) => ControlBody.HandleAsync(request, body =>
    {
        var workspace = ChosenWorkspace.Of(slack, request);
        var person = workspace.Users.Find(user) ?? workspace.FindUserByEmail(user);
        if (person is null)
        {
            body.Wrong("user", $"'{user}' is nobody's id or e-mail.");
        }

        var changed = person is null ? null : NewPeople.WithState(person, body);
        return () =>
        {
            workspace.Users.Put(changed!);
            return ControlAnswer.Json(View(changed!));
        };
    });

    private Task<IResult> AddChannelsAsync(HttpRequest request) => ControlBody.HandleAsync(request, body =>
    {
        var workspace = ChosenWorkspace.Of(slack, request);
        var channels = NewChannels.Read(body, workspace);
        return () =>
        {
            foreach (var channel in channels)
            {
                workspace.PutChannel(channel);
            }

            return ControlAnswer.Json(new { channels = channels.Select(View) }, StatusCodes.Status201Created);
        };
    });

    private Task<IResult> ChangeChannelAsync(HttpRequest request, string channel) => ControlBody.HandleAsync(request, body =>
    {
        var workspace = ChosenWorkspace.Of(slack, request);
        var old = workspace.FindChannel(channel) ?? workspace.FindChannel("#" + channel);
        if (old is null or { IsDirect: true })
        {
            body.Wrong("channel", $"'{channel}' is no channel of this workspace.");
        }

        var changed = old is null ? null : NewChannels.WithState(old, body, body.Text("name") ?? old.Name);
        return () =>
        {
            workspace.PutChannel(changed!);
            events.Publish(workspace, Changes(workspace.Team, old!, changed!));
            return ControlAnswer.Json(View(changed!));
        };
    });

    private Task<IResult> SetRulesAsync(HttpRequest request) => ControlBody.HandleAsync(request, body =>
    {
        var workspace = ChosenWorkspace.Of(slack, request);
        var rules = new WorkspaceRules
        {
            IsPaid = body.Flag("paid") ?? workspace.Rules.IsPaid,
            OnlyAdminsManageUsergroups = body.Flag("onlyAdminsManageUsergroups") ?? workspace.Rules.OnlyAdminsManageUsergroups,
            DeactivatedUsersEmptyUsergroup = body.Flag("deactivatedUsersEmptyUsergroup") ?? workspace.Rules.DeactivatedUsersEmptyUsergroup,
            EmptyListEmptiesUsergroup = body.Flag("emptyListEmptiesUsergroup") ?? workspace.Rules.EmptyListEmptiesUsergroup,
        };
        return () =>
        {
            workspace.Rules = rules;
            return ControlAnswer.Json(View(rules));
        };
    });

    private static IEnumerable<SlackEvent> Changes(Team team, SlackChannel old, SlackChannel changed)
    {
        if (old.Name != changed.Name)
        {
            yield return SlackEvents.Renamed(changed);
        }

        if (old.IsArchived != changed.IsArchived)
        {
            yield return SlackEvents.Archived(changed, team, changed.IsArchived);
        }
    }

    private static object View(WorkspaceRules rules) => new
    {
        paid = rules.IsPaid,
        rules.OnlyAdminsManageUsergroups,
        rules.DeactivatedUsersEmptyUsergroup,
        rules.EmptyListEmptiesUsergroup,
    };

    private static object View(SlackUser user) => new
    {
        user.Id,
        name = user.Handle,
        user.RealName,
        user.Email,
        deactivated = user.IsDeleted,
        guest = user.IsGuest,
        singleChannelGuest = user.IsSingleChannelGuest,
        bot = user.IsBot,
        admin = user.IsAdmin,
    };

    private static object View(SlackChannel channel) => new
    {
        channel.Id,
        channel.Name,
        @private = channel.IsPrivate,
        member = channel.IsMember,
        archived = channel.IsArchived,
        readOnly = channel.IsReadOnly,
        members = channel.Members.Count,
    };
}
