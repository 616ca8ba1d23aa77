using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Options;
using Portal.Auth.SignIn;
using Portal.Domain.Auth;
using Portal.Features.Connections.Install;
using Portal.Features.Connections.Manifest;
using Portal.Hosting;
using Portal.Slack;

namespace Portal.Features.Connections.AddToSlack;

/// <summary>"Add to Slack" with where things stand. A link, not a click: the way to Slack begins with a real request.</summary>
public sealed partial class AddToSlackButton : IDisposable
{
    private readonly CancellationTokenSource _gone = new();
    private AddToSlackState? _state;
    private (string Sentence, string Remedy)? _news;
    private (Guid? Connection, int Version, string? Code)? _loaded;

    /// <summary>The connection to renew; null to make a new one.</summary>
    [Parameter]
    public Guid? ConnectionId { get; set; }

    /// <summary>Counts the page's loads, so that the button loads again with it.</summary>
    [Parameter]
    public int Version { get; set; }

    [CascadingParameter]
    private InstanceAccess Access { get; set; } = default!;

    [Inject]
    private GetAddToSlack Get { get; init; } = default!;

    [Inject]
    private IOptions<SlackOptions> Slack { get; init; } = default!;

    [Inject]
    private PublicAddress Address { get; init; } = default!;

    [Inject]
    private NavigationManager Navigation { get; init; } = default!;

    private bool MayManage => Access.Allows(Permission.ManageConnections);

    private string CreationLink => new SlackManifest(Address.Of(Navigation.BaseUri)).CreationLink(Slack.Value.AppsUrl);

    public void Dispose()
    {
        _gone.Cancel();
        _gone.Dispose();
    }

    protected override async Task OnParametersSetAsync()
    {
        // Read here and not supplied: a part that asks for the query while the page is told of a new address would break the telling.
        var query = QueryHelpers.ParseQuery(new Uri(Navigation.Uri).Query);
        string? code = query.GetValueOrDefault(InstallOutcome.CodeKey);
        if (_loaded == (ConnectionId, Version, code))
        {
            return;
        }

        _loaded = (ConnectionId, Version, code);
        var last = InstallOutcome.Read(code, query.GetValueOrDefault(InstallOutcome.DetailKey));
        try
        {
            _state = AddToSlackState.Of(await Get.HandleAsync(Access.Caller, Access.Caller.MemberId, ConnectionId, last, _gone.Token));
            _news = last is { IsSuccess: true } ? InstallWords.Of(last) : null;
        }
        catch (OperationCanceledException) when (_gone.IsCancellationRequested)
        {
            // The page is gone.
        }
    }

    private static string IconOf(AddToSlackFace face) => face switch
    {
        AddToSlackFace.NotConfigured => "settings",
        AddToSlackFace.Ready => "cable",
        AddToSlackFace.Waiting => "schedule",
        AddToSlackFace.AlreadyConnected => "help",
        AddToSlackFace.Connected => "check_circle",
        AddToSlackFace.Reconnect => "link_off",
        AddToSlackFace.NotInstalled => "error",
        AddToSlackFace.ConnectedElsewhere => "info",
    };
}
