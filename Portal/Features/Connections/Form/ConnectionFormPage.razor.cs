using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Options;
using Microsoft.JSInterop;
using Portal.Auth.SignIn;
using Portal.Components.Shared;
using Portal.Domain;
using Portal.Domain.Connections;
using Portal.Features.Connections.Saving;
using Portal.Slack;
using Portal.Slack.Connections;

namespace Portal.Features.Connections.Form;

/// <summary>Adds or changes a connection. Says at once what was pasted and puts it where it belongs; a refused form keeps all that was typed.</summary>
public sealed partial class ConnectionFormPage
{
    private IReadOnlyList<FieldProblem> _problems = [];
    private ConnectionSecretEnds _stored = new(null, null, null);
    private ConnectionMode? _mode;
    private ConnectionSummary? _existing;
    private string _name = "";
    private string? _url;
    private string? _token;
    private string? _urlGood;
    private string? _moved;
    private bool _isLoaded;
    private bool _isMissing;
    private bool _isBusy;

    [Parameter]
    public string Instance { get; set; } = "";

    [Parameter]
    public Guid? Id { get; set; }

    [SupplyParameterFromQuery(Name = "mode")]
    private string? RequestedMode { get; set; }

    [CascadingParameter]
    private InstanceAccess Access { get; set; } = default!;

    [Inject]
    private GetConnection Get { get; init; } = default!;

    [Inject]
    private SaveConnection Save { get; init; } = default!;

    [Inject]
    private ConnectionModeCatalog Modes { get; init; } = default!;

    [Inject]
    private IOptions<SlackOptions> Slack { get; init; } = default!;

    [Inject]
    private NavigationManager Navigation { get; init; } = default!;

    [Inject]
    private Toasts Toasts { get; init; } = default!;

    [Inject]
    private IJSRuntime Script { get; init; } = default!;

    private string Back => Access.PathTo("connections") + (Id is null ? "" : $"?open={Id}");

    private ConnectionMode Mode => _mode ?? Modes.All[0];

    protected override async Task OnInitializedAsync()
    {
        _mode = RequestedMode is null ? null : Modes.Find(RequestedMode);
        if (Id is { } id)
        {
            var outcome = await Get.HandleAsync(Access.Caller, id, CancellationToken.None);
            _isMissing = outcome.IsMissing;
            if (outcome.Value is { } row)
            {
                (_name, _stored, _mode) = (row.Name, row.Secrets, Modes.Find(row.Mode));
            }
        }

        _isLoaded = true;
    }

    private string? Invalid(string field) => _problems.Any(problem => problem.Field == field) ? "true" : null;

    private void Choose(ConnectionMode mode) => (_mode, _moved, _problems, _existing) = (mode, null, [], null);

    private void UrlPasted(string? text)
    {
        if (text is not null && PastedKind.Of(text) == PastedField.BotToken && Mover(mode => mode.NeedsBotToken || mode.NeedsLookupToken) is { } mode)
        {
            (_url, _urlGood, _token) = ("", null, text);
            Move(mode, $"That was a bot token, so it is in \"{(mode.NeedsLookupToken ? "Lookup token" : "Bot token")}\" now.");
            return;
        }

        _url = text;
        var check = WebhookUrl.Check(text ?? "", Slack.Value.AllowedWebhookHosts.ToHashSet(StringComparer.Ordinal));
        _urlGood = check.Url is null ? null : "This is a Slack webhook URL.";
        var others = _problems.Where(problem => problem.Field != "webhookUrl");
        _problems = (text?.Trim().Length ?? 0) < 12 ? [.. others] : [.. others, .. check.Problems];
    }

    private void TokenPasted(string? text)
    {
        if (text is not null && PastedKind.Of(text) == PastedField.WebhookUrl && Mover(mode => mode.NeedsWebhookUrl) is { } mode)
        {
            _token = "";
            Move(mode, "That was a webhook URL, so it is in \"Webhook URL\" now.");
            UrlPasted(text);
            return;
        }

        // The question was about another token.
        (_token, _existing) = (text, null);
        var field = Mode.NeedsLookupToken ? SaveConnectionRequest.LookupTokenField : SaveConnectionRequest.BotTokenField;
        var others = _problems.Where(problem => problem.Field != field);
        _problems = (text?.Trim().Length ?? 0) < 12 ? [.. others] : [.. others, .. PastedBotToken.Problems(field, text!)];
    }

    /// <summary>The mode that takes what was pasted: the present one if it does; another only for a new connection.</summary>
    private ConnectionMode? Mover(Func<ConnectionMode, bool> takes) => takes(Mode) ? Mode : Id is null ? Modes.All.LastOrDefault(takes) : null;

    private void Move(ConnectionMode mode, string words) =>
        (_mode, _problems, _moved) = (mode, [], mode == Mode ? words : $"{words} \"{mode.DisplayName}\" is chosen for it.");

    // What is stored stays where nothing was pasted; a blank where nothing is stored yet is a problem to name.
    private Task SaveAsync() => SaveAsync(new SaveConnectionRequest(Id, Mode.Key, _name)
    {
        WebhookUrl = Mode.NeedsWebhookUrl ? Given(_url, _stored.WebhookUrl) : null,
        BotToken = Mode.NeedsBotToken ? Given(_token, _stored.BotToken) : null,
        LookupToken = Mode.NeedsLookupToken ? Given(_token, _stored.LookupToken) : null,
    });

    // The answer to the question names the connection, so that it can be about no other.
    private Task RenewAsync(ConnectionSummary existing) => SaveAsync(new SaveConnectionRequest(existing.Id, null, null) { BotToken = _token });

    private async Task SaveAsync(SaveConnectionRequest request)
    {
        if (_isBusy)
        {
            return;
        }

        _isBusy = true;
        try
        {
            var outcome = await Save.HandleAsync(Access.Caller, request, CancellationToken.None);
            (_problems, _isMissing) = (outcome.Problems, outcome.IsMissing);
            _existing = outcome.Value is { Outcome: SaveOutcome.Exists } found ? found.Connection : null;
            if (outcome.Value is { } saved && _existing is null)
            {
                Toasts.Say(ToastOf(request, saved));
                Navigation.NavigateTo(Access.PathTo($"connections?open={saved.Connection.Id}"));
            }
        }
        finally
        {
            _isBusy = false;
        }

        if (_problems.Count > 0)
        {
            StateHasChanged();
            await Script.InvokeVoidAsync("portal.focus", "form-summary");
        }
    }

    private string ToastOf(SaveConnectionRequest request, SaveConnectionResult saved) => saved switch
    {
        _ when request.Id != Id => $"{saved.Connection.Name} has the new token now. No second connection was added.",
        { Outcome: SaveOutcome.Added } => $"{saved.Connection.Name} is added. Send a test message to see it work.",
        _ => $"{saved.Connection.Name} is saved.",
    };

    private static string? Given(string? typed, string? stored) => string.IsNullOrEmpty(typed) && stored is not null ? null : typed ?? "";
}
