using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Portal.Auth.SignIn;
using Portal.Domain;
using Portal.Domain.Connections;

namespace Portal.Components.Shared.Channels;

/// <summary>Finds a channel of a connection by a part of its name, or by its pasted id. The list is searched in the database, never in the browser.</summary>
public sealed partial class ChannelPicker : IDisposable
{
    private const int Shown = 20;

    private readonly CancellationTokenSource _gone = new();
    private IReadOnlyList<ChannelOption> _options = [];
    private ChannelListingView? _listing;
    private ChannelOption? _chosen;
    private ChannelCheck? _check;
    private Guid _loadedFor;
    private string? _shownFor;
    private string _text = "";
    private int _asked;
    private int _total;
    private int _active = -1;
    private bool _isOpen;

    /// <summary>A connection that can choose its channel.</summary>
    [Parameter, EditorRequired]
    public Guid ConnectionId { get; set; }

    /// <summary>The channel's id; null for none.</summary>
    [Parameter]
    public string? Value { get; set; }

    [Parameter]
    public EventCallback<string?> ValueChanged { get; set; }

    /// <summary>The field's name in problems; the input's id is <c>field-{Field}</c>.</summary>
    [Parameter]
    public string Field { get; set; } = "channelId";

    [Parameter]
    public string Label { get; set; } = "Channel";

    [Parameter]
    public string? Help { get; set; }

    [Parameter]
    public string Placeholder { get; set; } = "Type a name, or paste an id";

    [Parameter]
    public IReadOnlyList<FieldProblem> Problems { get; set; } = [];

    [CascadingParameter]
    private InstanceAccess Access { get; set; } = default!;

    [Inject]
    private ChannelDirectory Channels { get; init; } = default!;

    private string InputId => "field-" + Field;

    private string ListId => InputId + "-list";

    private string? ActiveId => _isOpen && _active >= 0 ? $"{ListId}-{_active}" : null;

    private string NothingWords => _listing switch
    {
        { IsLoading: true, Known: 0 } => "The channels are being loaded.",
        { Known: 0 } => "No channels are loaded yet.",
        _ => "No channel has this in its name. A private channel is listed once the bot is in it.",
    };

    public void Dispose()
    {
        _gone.Cancel();
        _gone.Dispose();
    }

    protected override async Task OnParametersSetAsync()
    {
        if (_loadedFor != ConnectionId)
        {
            (_loadedFor, _chosen, _check, _shownFor) = (ConnectionId, null, null, null);
            await SearchAsync("");
        }

        if (Value != _shownFor)
        {
            _shownFor = Value;
            _chosen = Value is null ? null : await KnownAsync(Value);
            _text = LabelOf(_chosen);
        }
    }

    private static string LabelOf(ChannelOption? channel) => channel is null ? "" : channel.Name == channel.Id ? channel.Id : "#" + channel.Name;

    private async Task<ChannelOption> KnownAsync(string id)
    {
        var check = (await Channels.CheckAsync(Access.Caller, ConnectionId, id, _gone.Token)).Value;
        _check = check;
        return check?.Channel ?? new ChannelOption(id, id, IsPrivate: false, IsArchived: false, IsMember: true);
    }

    private async Task OpenAsync()
    {
        _isOpen = true;
        await SearchAsync(_chosen is null ? _text : "");
    }

    private async Task TypeAsync(ChangeEventArgs change)
    {
        _text = change.Value as string ?? "";
        _isOpen = true;
        if (ChannelId.IsOne(_text.Trim()))
        {
            await PasteAsync(_text.Trim());
        }
        else
        {
            await SearchAsync(_text);
        }
    }

    private async Task PasteAsync(string id)
    {
        var mine = ++_asked;
        var check = (await Channels.CheckAsync(Access.Caller, ConnectionId, id, _gone.Token)).Value;
        if (mine == _asked)
        {
            _check = check;
            _options = check?.Channel is { } channel ? [channel] : [];
            (_total, _active) = (_options.Count, _options.Count - 1);
        }
    }

    private async Task SearchAsync(string text)
    {
        var mine = ++_asked;
        try
        {
            var found = (await Channels.SearchAsync(Access.Caller, new ChannelSearch(ConnectionId, text.Length <= 100 ? text : text[..100], 0, Shown), _gone.Token)).Value;
            if (mine == _asked && found is not null)
            {
                (_options, _total, _listing) = (found.Items, found.Total, found.Listing);
                _active = _text.Length > 0 && _options.Count > 0 ? Math.Clamp(_active, 0, _options.Count - 1) : Math.Min(_active, _options.Count - 1);
            }
        }
        catch (OperationCanceledException) when (_gone.IsCancellationRequested)
        {
            // The page is gone.
        }
    }

    private async Task KeyAsync(KeyboardEventArgs key)
    {
        switch (key.Key)
        {
            case "ArrowDown" or "ArrowUp" when !_isOpen:
                await OpenAsync();
                break;
            case "ArrowDown":
                _active = _options.Count == 0 ? -1 : (_active + 1) % _options.Count;
                break;
            case "ArrowUp":
                _active = _options.Count == 0 ? -1 : _active <= 0 ? _options.Count - 1 : _active - 1;
                break;
            case "Enter" when _isOpen && _active >= 0 && _active < _options.Count:
                await ChooseAsync(_options[_active]);
                break;
            case "Escape":
                await CloseAsync();
                break;
        }
    }

    private async Task ChooseAsync(ChannelOption? channel)
    {
        if (channel is { IsArchived: true })
        {
            return;
        }

        (_chosen, _text, _isOpen, _active, _check) = (channel, LabelOf(channel), false, -1, null);
        _shownFor = channel?.Id;
        await ValueChanged.InvokeAsync(channel?.Id);
        if (channel is not null)
        {
            _check = (await Channels.CheckAsync(Access.Caller, ConnectionId, channel.Id, _gone.Token)).Value;
            _chosen = _check?.Channel ?? channel;
        }
    }

    // What was typed and not chosen is no choice; an emptied field is.
    private async Task CloseAsync()
    {
        _isOpen = false;
        if (_text.Trim().Length == 0 && _chosen is not null)
        {
            await ChooseAsync(null);
        }

        _text = LabelOf(_chosen);
    }

    private async Task RefreshListAsync() => _listing = (await Channels.RefreshAsync(Access.Caller, ConnectionId, _gone.Token)).Value ?? _listing;

    private Task ListChangedAsync() => _listing is { IsLoading: true } || _isOpen ? SearchAsync(_isOpen && _chosen is null ? _text : "") : Task.CompletedTask;
}
