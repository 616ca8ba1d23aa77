using System.Data.Common;
using System.Globalization;
using Microsoft.AspNetCore.Components;
using Portal.Auth.SignIn;
using Portal.Components.Shared;

namespace Portal.Features.Notifications.Steps;

/// <summary>A step and its copies, live.</summary>
public sealed partial class StepPage : IDisposable
{
    private const int PageSize = 50;
    private readonly CancellationTokenSource _gone = new();
    private StepView? _step;
    private int _page = 1;
    private bool _isMissing;
    private string? _error;

    [Parameter]
    public string Instance { get; set; } = "";

    [Parameter]
    public string StepId { get; set; } = "";

    [CascadingParameter]
    private InstanceAccess Access { get; set; } = default!;

    [Inject]
    private GetStep Get { get; init; } = default!;

    [Inject]
    private ILogger<StepPage> Logger { get; init; } = default!;

    private (string Icon, BadgeTone Tone) Badge => ProgressWords.BadgeOf(_step!.Progress);

    private IEnumerable<string> States => _step!.ByState.OrderBy(pair => pair.Key)
        .Select(pair => string.Create(CultureInfo.InvariantCulture, $"{pair.Value:N0} {NotificationBadge.Of(pair.Key).Word.ToLowerInvariant()}"));

    public void Dispose()
    {
        _gone.Cancel();
        _gone.Dispose();
    }

    protected override Task OnInitializedAsync() => LoadAsync();

    private Task GoAsync(int page)
    {
        _page = page;
        return LoadAsync();
    }

    private async Task LoadAsync()
    {
        try
        {
            var found = await Get.HandleAsync(Access.Caller, StepAddress.Read(StepId), (_page - 1) * PageSize, PageSize, _gone.Token);
            (_step, _isMissing, _error) = (found.Value, found.IsMissing, null);
        }
        catch (OperationCanceledException) when (_gone.IsCancellationRequested)
        {
            // The page is gone.
        }
        catch (DbException broken)
        {
            Log.NotLoaded(Logger, broken, StepId);
            _error = "The step could not be read from the database.";
        }
    }

    private static partial class Log
    {
        [LoggerMessage(EventId = 1, Level = LogLevel.Error, Message = "Step {Id} could not be read.")]
        public static partial void NotLoaded(ILogger logger, Exception exception, string id);
    }
}
