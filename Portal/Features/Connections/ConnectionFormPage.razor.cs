using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Options;
using Microsoft.JSInterop;
using Portal.Auth.SignIn;
using Portal.Components.Shared;
using Portal.Domain;
using Portal.Domain.Connections;
using Portal.Slack;

namespace Portal.Features.Connections;

/// <summary>Adds or changes a webhook connection. Says at once what was pasted; a refused form keeps all that was typed.</summary>
public sealed partial class ConnectionFormPage
{
    private IReadOnlyList<FieldProblem> _problems = [];
    private string _name = "";
    private string _url = "";
    private string _lastFour = "";
    private bool _isLoaded;
    private bool _isMissing;
    private bool _isReplacing;
    private bool _isUrlGood;
    private bool _isBusy;

    [Parameter]
    public string Instance { get; set; } = "";

    [Parameter]
    public Guid? Id { get; set; }

    [CascadingParameter]
    private InstanceAccess Access { get; set; } = default!;

    [Inject]
    private GetConnection Get { get; init; } = default!;

    [Inject]
    private SaveConnection Save { get; init; } = default!;

    [Inject]
    private IOptions<SlackOptions> Slack { get; init; } = default!;

    [Inject]
    private NavigationManager Navigation { get; init; } = default!;

    [Inject]
    private Toasts Toasts { get; init; } = default!;

    [Inject]
    private IJSRuntime Script { get; init; } = default!;

    private string Back => Access.PathTo("connections") + (Id is null ? "" : $"?open={Id}");

    protected override async Task OnInitializedAsync()
    {
        if (Id is { } id)
        {
            var outcome = await Get.HandleAsync(Access.Caller, id, CancellationToken.None);
            _isMissing = outcome.IsMissing;
            (_name, _lastFour) = (outcome.Value?.Name ?? "", outcome.Value?.LastFour ?? "");
        }

        _isLoaded = true;
    }

    private string? Invalid(string field) => _problems.Any(problem => problem.Field == field) ? "true" : null;

    private void CheckUrl()
    {
        var check = WebhookUrl.Check(_url, Slack.Value.AllowedWebhookHosts.ToHashSet(StringComparer.Ordinal));
        _isUrlGood = check.Url is not null;
        var others = _problems.Where(problem => problem.Field != "webhookUrl");
        _problems = _url.Trim().Length < 12 ? [.. others] : [.. others, .. check.Problems];
    }

    private void KeepUrl()
    {
        (_isReplacing, _isUrlGood, _url) = (false, false, "");
        _problems = [.. _problems.Where(problem => problem.Field != "webhookUrl")];
    }

    private async Task SaveAsync()
    {
        if (_isBusy)
        {
            return;
        }

        _isBusy = true;
        try
        {
            var url = Id is null || _isReplacing ? _url : null;
            var outcome = await Save.HandleAsync(Access.Caller, new SaveConnectionRequest(Id, _name, null, url), CancellationToken.None);
            (_problems, _isMissing) = (outcome.Problems, outcome.IsMissing);
            if (outcome.Value is { } saved)
            {
                Toasts.Say(Id is null ? $"{saved.Name} is added. Send a test message to see it work." : $"{saved.Name} is saved.");
                Navigation.NavigateTo(Access.PathTo($"connections?open={saved.Id}"));
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
}
