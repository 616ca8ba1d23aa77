using Microsoft.AspNetCore.Components;
using Portal.Data;

namespace Portal.Components.Shared;

/// <summary>
/// Shows nothing; asks its page to load again when the instance's notifications changed here, at most about four times a second, and every
/// five seconds because another node's changes are not heard.
/// </summary>
public sealed class RefreshOnChange : ComponentBase, IAsyncDisposable
{
    private static readonly TimeSpan Rest = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(5);

    private readonly CancellationTokenSource _gone = new();
    private readonly SemaphoreSlim _changed = new(0, 1);
    private IDisposable? _subscription;
    private Guid _instanceId;
    private Task _loops = Task.CompletedTask;

    [Parameter, EditorRequired]
    public Guid InstanceId { get; set; }

    [Parameter, EditorRequired]
    public EventCallback Changed { get; set; }

    [Inject]
    private ChangeFeed Feed { get; init; } = default!;

    [Inject]
    private TimeProvider Clock { get; init; } = default!;

    public async ValueTask DisposeAsync()
    {
        _subscription?.Dispose();
        await _gone.CancelAsync();
        await _loops;
        _gone.Dispose();
        _changed.Dispose();
    }

    protected override void OnInitialized() => _loops = Task.WhenAll(RefreshAsync(), TickAsync());

    protected override void OnParametersSet()
    {
        if (_subscription is not null && _instanceId == InstanceId)
        {
            return;
        }

        _subscription?.Dispose();
        _instanceId = InstanceId;
        _subscription = Feed.Subscribe(InstanceId, Signal);
    }

    private void Signal()
    {
        try
        {
            _changed.Release();
        }
        catch (Exception full) when (full is SemaphoreFullException or ObjectDisposedException)
        {
            // A refresh is due already, or the page is gone.
        }
    }

    private async Task RefreshAsync()
    {
        try
        {
            while (true)
            {
                await _changed.WaitAsync(_gone.Token);
                await InvokeAsync(Changed.InvokeAsync);
                await Task.Delay(Rest, Clock, _gone.Token);
            }
        }
        catch (Exception) when (_gone.IsCancellationRequested)
        {
            // The page is gone, and whatever it was just loading with it: no component is left to tell, and the circuit belongs to the next page.
        }
        catch (Exception broken)
        {
            await DispatchExceptionAsync(broken);
        }
    }

    private async Task TickAsync()
    {
        using var timer = new PeriodicTimer(Interval, Clock);
        try
        {
            while (await timer.WaitForNextTickAsync(_gone.Token))
            {
                Signal();
            }
        }
        catch (OperationCanceledException)
        {
            // The page is gone.
        }
    }
}
