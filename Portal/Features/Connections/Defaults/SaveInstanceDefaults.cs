using Microsoft.EntityFrameworkCore;
using Portal.Auth;
using Portal.Data;
using Portal.Domain;
using Portal.Domain.Auth;
using Portal.Domain.Settings;
using Portal.Features.Connections.Channels;
using Portal.Slack.Connections;

namespace Portal.Features.Connections.Defaults;

/// <summary>Changes what definitions and steps inherit. A channel is checked at Slack first, so that it does not fail silently later.</summary>
internal sealed class SaveInstanceDefaults(
    IDbContextFactory<PortalDbContext> contexts, ConnectionModeCatalog modes, MakeDefaultConnection makeDefault, CheckChannel check)
{
    public async Task<Outcome<InstanceDefaults>> HandleAsync(InstanceCaller caller, SaveInstanceDefaultsRequest request, CancellationToken cancellationToken)
    {
        if (await contexts.FindRefusalAsync(caller, Permission.ManageConnections, cancellationToken) is { } refusal)
        {
            return Outcome<InstanceDefaults>.Invalid(refusal);
        }

        await using var db = (await contexts.CreateDbContextAsync(cancellationToken)).ActAs(caller.Name);
        List<FieldProblem> problems = [];
        if (!FallbackWords.All.Any(word => word.Key == request.Fallback))
        {
            problems.Add(new FieldProblem("fallback", $"Send one of {string.Join(", ", FallbackWords.All.Select(word => word.Key))}."));
        }

        var present = await GetInstanceDefaults.ReadAsync(db, caller, cancellationToken);
        var connectionId = request.DefaultConnectionId ?? present.DefaultConnectionId;
        var mode = await db.ConnectionsOf(caller).Where(row => row.Id == connectionId).Select(row => row.Mode).FirstOrDefaultAsync(cancellationToken);
        if (request.DefaultConnectionId is not null && mode is null)
        {
            problems.Add(new FieldProblem("defaultConnectionId", "Choose a connection of this instance."));
        }

        var channel = string.IsNullOrWhiteSpace(request.DefaultChannelId) ? null : request.DefaultChannelId.Trim();
        var warning = channel is null || (channel == present.DefaultChannelId && connectionId == present.DefaultConnectionId) || mode is null
            ? null
            : await CheckChannelAsync(caller, connectionId!.Value, mode, channel, problems, cancellationToken);
        if (problems.Count > 0)
        {
            return Outcome<InstanceDefaults>.Invalid(problems);
        }

        await WriteAsync(db, caller, request.Fallback!, channel, cancellationToken);
        if (request.DefaultConnectionId is { } next && next != present.DefaultConnectionId)
        {
            await makeDefault.HandleAsync(caller, next, cancellationToken);
        }

        return Outcome<InstanceDefaults>.Ok(await GetInstanceDefaults.ReadAsync(db, caller, cancellationToken) with { Warning = warning });
    }

    private async Task<string?> CheckChannelAsync(
        InstanceCaller caller, Guid connectionId, string mode, string channel, List<FieldProblem> problems, CancellationToken cancellationToken)
    {
        const string Field = "defaultChannelId";
        if (modes.Find(mode) is not { HasFixedChannel: false })
        {
            problems.Add(new FieldProblem(Field, "The default connection is a webhook, whose channel is fixed in Slack. Leave the channel empty."));
            return null;
        }

        var outcome = await check.HandleAsync(caller, connectionId, channel, cancellationToken);
        problems.AddRange(outcome.Problems.Select(problem => problem with { Field = Field }));
        if (outcome.Value is { IsRefused: true, Sentence: { } sentence })
        {
            problems.Add(new FieldProblem(Field, sentence));
        }

        return outcome.Value is { IsRefused: false } good ? good.Sentence : null;
    }

    private static async Task WriteAsync(PortalDbContext db, InstanceCaller caller, string fallback, string? channel, CancellationToken cancellationToken)
    {
        var row = await db.InstanceSettings.FirstOrDefaultAsync(row => row.InstanceId == caller.InstanceId && row.OrganizationId == caller.OrganizationId, cancellationToken);
        if (row is null)
        {
            row = new InstanceSettings { InstanceId = caller.InstanceId, OrganizationId = caller.OrganizationId, Fallback = fallback };
            db.InstanceSettings.Add(row);
        }

        (row.Fallback, row.DefaultChannelId) = (fallback, channel);
        await db.SaveChangesAsync(cancellationToken);
    }
}

/// <param name="DefaultConnectionId">Null leaves the default where it is.</param>
/// <param name="DefaultChannelId">Null or empty is none.</param>
internal sealed record SaveInstanceDefaultsRequest(Guid? DefaultConnectionId, string? DefaultChannelId, string? Fallback);
