using Portal.Domain;
using Portal.Domain.Connections;

namespace Portal.Features.Connections.Saving;

/// <summary>
/// What a draft does to an instance's connections, and whether it may. Made twice: before Slack is asked, so that all problems are said at
/// once, and in the transaction that writes, where it counts.
/// </summary>
internal abstract record SaveDecision
{
    private SaveDecision()
    {
    }

    public static SaveDecision Of(ConnectionDraft draft, PresentConnections present)
    {
        var named = present.Find(draft.Id);
        return draft switch
        {
            { Id: not null } when named is null => new Missing(),
            { Installation: { } installation } when named is not null && installation.IsOfOtherWorkspaceThan(named) => new OtherWorkspace(named),
            _ when FindSame(draft, present) is { } same && same != named => draft is { Id: null, MayReplace: true } ? new Renew(same) : new Exists(same),
            _ => Named(draft, named, present),
        };
    }

    // A webhook with lookup is its channel's: many of them may look people up by one app.
    private static Connection? FindSame(ConnectionDraft draft, PresentConnections present) => draft is { Mode: ConnectionModeKeys.SlackApp, Installation: { } installation }
        ? present.Rows.FirstOrDefault(row => row.Mode == ConnectionModeKeys.SlackApp && installation.IsThatOf(row))
        : null;

    private static SaveDecision Named(ConnectionDraft draft, Connection? named, PresentConnections present)
    {
        if ((draft.Name ?? named?.Name) is not { } name)
        {
            return draft.Mode == ConnectionModeKeys.SlackApp
                ? new Add(ConnectionName.Free(draft.Installation?.TeamName ?? "", [.. present.Rows.Select(row => row.Name)]))
                : new Refused(ConnectionName.ProblemOf("")!);
        }

        var isTaken = present.NameHolder is { } holder && holder != draft.Id && !MayBecomeRenewal(draft);
        var problem = draft.Name is null ? null : ConnectionName.ProblemOf(name) ?? (isTaken ? ConnectionName.Taken(name) : null);
        return problem is not null ? new Refused(problem) : named is null ? new Add(name) : new Change(named, name);
    }

    // Slack has not said yet whose the token is. If the workspace has a connection, that keeps its name, and this one may well be it.
    private static bool MayBecomeRenewal(ConnectionDraft draft) => draft is { Id: null, MayReplace: true, Mode: ConnectionModeKeys.SlackApp, Installation: null };

    /// <summary>The connection to change is gone, or was never of this instance.</summary>
    public sealed record Missing : SaveDecision;

    public sealed record Refused(FieldProblem Problem) : SaveDecision;

    /// <summary>The token is of another workspace than the connection to change.</summary>
    public sealed record OtherWorkspace(Connection Row) : SaveDecision;

    /// <summary>The same app is connected to the same workspace already, and the draft does not say that its token may be replaced.</summary>
    public sealed record Exists(Connection Row) : SaveDecision;

    public sealed record Add(string Name) : SaveDecision;

    public sealed record Change(Connection Row, string Name) : SaveDecision;

    /// <summary>A new connection was asked for, and with it that the present one gets the token. It keeps its name.</summary>
    public sealed record Renew(Connection Row) : SaveDecision;
}
