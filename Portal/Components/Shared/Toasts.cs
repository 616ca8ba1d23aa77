namespace Portal.Components.Shared;

/// <summary>Short messages of this page's circuit. Successes go by themselves, errors stay until they are dismissed.</summary>
public sealed class Toasts(TimeProvider clock)
{
    private readonly List<Toast> _shown = [];

    public event Action? Changed;

    public IReadOnlyList<Toast> Shown => _shown;

    public void Say(string text) => Add(text, isError: false);

    public void Fail(string text) => Add(text, isError: true);

    public void Dismiss(Toast toast)
    {
        if (_shown.Remove(toast))
        {
            Changed?.Invoke();
        }
    }

    private void Add(string text, bool isError)
    {
        _shown.Add(new Toast(Guid.CreateVersion7(clock.GetUtcNow()), text, isError));
        Changed?.Invoke();
    }
}

/// <summary>One short message.</summary>
public sealed record Toast(Guid Id, string Text, bool IsError);
