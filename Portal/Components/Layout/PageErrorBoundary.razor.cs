using System.Diagnostics;
using Microsoft.AspNetCore.Components;

namespace Portal.Components.Layout;

/// <summary>Keeps the shell alive when a page breaks, and gives the person the id to look for in the log.</summary>
public sealed partial class PageErrorBoundary
{
    private string _traceId = "";

    [Inject]
    private ILogger<PageErrorBoundary> Logger { get; init; } = default!;

    protected override Task OnErrorAsync(Exception exception)
    {
        _traceId = (Activity.Current?.TraceId ?? ActivityTraceId.CreateRandom()).ToString();
        Log.Broke(Logger, exception, _traceId);
        return Task.CompletedTask;
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Error, "A page broke; trace {TraceId}.")]
        public static partial void Broke(ILogger logger, Exception exception, string traceId);
    }
}
