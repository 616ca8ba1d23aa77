using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Portal.Auth;
using Portal.Data;
using Portal.Domain;
using Portal.Domain.Auth;
using Portal.Slack;
using Portal.Slack.Api;
using Portal.Slack.Connections;

namespace Portal.Features.Connections.Saving;

/// <summary>
/// Adds or changes a connection of any mode, for the form and the API: decides, asks Slack whose a pasted token is, and has the writer write.
/// Slack is asked outside of any transaction.
/// </summary>
internal sealed class SaveConnection(
    IDbContextFactory<PortalDbContext> contexts, ConnectionModeCatalog modes, IOptions<SlackOptions> slack, SlackWebApi api, ConnectionWriter writer)
{
    public async Task<Outcome<SaveConnectionResult>> HandleAsync(InstanceCaller caller, SaveConnectionRequest request, CancellationToken cancellationToken)
    {
        if (await contexts.FindRefusalAsync(caller, Permission.ManageConnections, cancellationToken) is { } refusal)
        {
            return Outcome<SaveConnectionResult>.Invalid(refusal);
        }

        var (reading, decision) = await DecideAsync(caller, request, cancellationToken);
        if (decision is SaveDecision.Missing)
        {
            return Outcome<SaveConnectionResult>.Missing();
        }

        IReadOnlyList<FieldProblem> problems = [.. decision is SaveDecision.Refused refused ? [refused.Problem] : Array.Empty<FieldProblem>(), .. reading.Problems];
        return problems.Count > 0 ? Outcome<SaveConnectionResult>.Invalid(problems)
            : reading.Token is { } token ? await AskAndWriteAsync(caller, reading.Draft, token, cancellationToken)
            : await writer.WriteAsync(caller, reading.Draft, cancellationToken);
    }

    private async Task<(DraftReading Reading, SaveDecision Decision)> DecideAsync(
        InstanceCaller caller, SaveConnectionRequest request, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var present = await PresentConnections.ReadAsync(db, caller, request.Name?.Trim(), cancellationToken);
        var reader = new DraftReader(modes, slack.Value.AllowedWebhookHosts.ToHashSet(StringComparer.Ordinal));
        var reading = reader.Read(request, present.Find(request.Id));
        return (reading, SaveDecision.Of(reading.Draft, present));
    }

    private async Task<Outcome<SaveConnectionResult>> AskAndWriteAsync(
        InstanceCaller caller, ConnectionDraft draft, PastedToken pasted, CancellationToken cancellationToken)
    {
        var asked = await api.AuthTestAsync(pasted.Token, cancellationToken);
        if (asked.Value is not { } whose)
        {
            return Outcome<SaveConnectionResult>.Invalid(new FieldProblem(pasted.Field, PastedBotToken.WordsOf(asked.Error!)));
        }

        var installation = SlackInstallation.Of(pasted.Token, whose);
        var written = await writer.WriteAsync(caller, draft with { Installation = installation }, cancellationToken);
        return FindProblem(draft, installation, written.Value) is { } problem
            ? Outcome<SaveConnectionResult>.Invalid(new FieldProblem(pasted.Field, problem))
            : written;
    }

    // What is a question for a new connection is a mistake where the connection was named.
    private static string? FindProblem(ConnectionDraft draft, SlackInstallation installation, SaveConnectionResult? result) => result switch
    {
        { Outcome: SaveOutcome.OtherWorkspace, Connection.Workspace: var workspace } =>
            $"This token is of the workspace {installation.TeamName ?? installation.TeamId}, but the connection is of {workspace?.TeamName ?? workspace?.TeamId ?? "another one"}. Add another connection for it.",
        { Outcome: SaveOutcome.Exists } when draft.Id is not null =>
            $"The app of this token is connected to its workspace already, as \"{result.Connection.Name}\". One instance connects it once: replace the token there.",
        _ => null,
    };
}
