using Microsoft.AspNetCore.Components;

namespace Portal.Components.Shared;

public sealed partial class ToastStack
{
    private static readonly TimeSpan Stay = TimeSpan.FromSeconds(6);

    private readonly CancellationTokenSource _gone = new();
    private readonly HashSet<Guid> _timed = [];

    [Inject]
    private Toasts Toasts { get; init; } = default!;

    [Inject]
    private TimeProvider Clock { get; init; } = default!;

    public void Dispose()
    {
        Toasts.Changed -= OnChanged;
        _gone.Cancel();
        _gone.Dispose();
    }

    protected override void OnInitialized() => Toasts.Changed += OnChanged;

    private void OnChanged() => _ = InvokeAsync(() =>
    {
        StateHasChanged();
        return Task.WhenAll(Toasts.Shown.Where(toast => !toast.IsError && _timed.Add(toast.Id)).ToArray().Select(LeaveAsync));
    });

    private async Task LeaveAsync(Toast toast)
    {
        try
        {
            await Task.Delay(Stay, Clock, _gone.Token);
            Toasts.Dismiss(toast);
        }
        catch (OperationCanceledException)
        {
            // The page is gone.
        }
    }
}
