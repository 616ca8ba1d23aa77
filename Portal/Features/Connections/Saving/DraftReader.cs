using Portal.Domain;
using Portal.Domain.Connections;
using Portal.Slack.Connections;

namespace Portal.Features.Connections.Saving;

/// <summary>Makes a draft of what the form or the API was given, and says what is wrong with each field by itself.</summary>
/// <param name="Modes">All there are.</param>
/// <param name="WebhookHosts">Where a webhook may be beside Slack's own hosts.</param>
internal sealed record DraftReader(ConnectionModeCatalog Modes, IReadOnlySet<string> WebhookHosts)
{
    /// <param name="request">As it came.</param>
    /// <param name="row">The connection to change; null for a new one.</param>
    public DraftReading Read(SaveConnectionRequest request, Connection? row)
    {
        var key = row?.Mode ?? request.ModeOrGuess;
        var draft = new ConnectionDraft(request.Id, key, request.Name?.Trim()) { Enabled = request.Enabled, MayReplace = request.Replace };
        if (Modes.Find(key) is not { } mode)
        {
            return new DraftReading(draft, null, [new FieldProblem("mode", $"Send one of {string.Join(", ", Modes.All.Select(one => one.Key))}.")]);
        }

        List<FieldProblem> problems = [.. UnfitFields(request, row, mode)];
        draft = draft with
        {
            // The workspace names a new connection that came without a name.
            Name = row is null && mode.NeedsBotToken && draft.Name is "" ? null : draft.Name,
            WebhookUrl = mode.NeedsWebhookUrl ? ReadUrl(request.WebhookUrl, row, problems) : null,
        };
        return new DraftReading(draft, ReadToken(request, row, mode, problems), problems);
    }

    private static IEnumerable<FieldProblem> UnfitFields(SaveConnectionRequest request, Connection? row, ConnectionMode mode)
    {
        if (row is not null && request.Mode is not null && request.Mode != row.Mode)
        {
            yield return new FieldProblem("mode", $"This connection is and stays {row.Mode}. Add another one for another mode.");
        }

        if (request.WebhookUrl is not null && !mode.NeedsWebhookUrl)
        {
            yield return new FieldProblem("webhookUrl", "This connection sends by its bot token and has no webhook URL.");
        }

        if (request.BotToken is not null && !mode.NeedsBotToken)
        {
            yield return new FieldProblem(SaveConnectionRequest.BotTokenField, $"{mode.Key} posts to its webhook URL and has no bot token.");
        }

        if (request.LookupToken is not null && !mode.NeedsLookupToken)
        {
            yield return new FieldProblem(SaveConnectionRequest.LookupTokenField, $"{mode.Key} has no lookup token.");
        }
    }

    private Secret? ReadUrl(string? pasted, Connection? row, List<FieldProblem> problems)
    {
        if (pasted is null && row is not null)
        {
            return null;
        }

        var check = WebhookUrl.Check(pasted ?? "", WebhookHosts);
        problems.AddRange(check.Problems);
        return check.Url is null ? null : new Secret(check.Url);
    }

    private static PastedToken? ReadToken(SaveConnectionRequest request, Connection? row, ConnectionMode mode, List<FieldProblem> problems)
    {
        var (field, pasted) = mode switch
        {
            { NeedsBotToken: true } => (SaveConnectionRequest.BotTokenField, request.BotToken),
            { NeedsLookupToken: true } => (SaveConnectionRequest.LookupTokenField, request.LookupToken),
            _ => ("", null),
        };
        if (field.Length == 0 || (pasted is null && row is not null))
        {
            return null;
        }

        problems.AddRange(PastedBotToken.Problems(field, pasted ?? ""));
        return new PastedToken(field, new Secret((pasted ?? "").Trim()));
    }
}

/// <param name="Token">To be asked about at Slack; null where none was given.</param>
internal sealed record DraftReading(ConnectionDraft Draft, PastedToken? Token, IReadOnlyList<FieldProblem> Problems);

/// <param name="Field">The field that its problems name.</param>
internal sealed record PastedToken(string Field, Secret Token);
