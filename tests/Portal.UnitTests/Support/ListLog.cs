using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace Portal.UnitTests.Support;

/// <summary>Keeps every log line, so that a test can look for what must not be in them.</summary>
[Microsoft.Extensions.Logging.ProviderAlias("List")]
internal sealed class ListLog : ILoggerProvider, ILogger
{
    public ConcurrentQueue<string> Lines { get; } = [];

    public ILogger CreateLogger(string categoryName) => this;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull
    {
        Lines.Enqueue(state.ToString() ?? "");
        return null;
    }

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
        Lines.Enqueue(formatter(state, exception) + exception);

    public void Dispose() => Lines.Clear();
}
