namespace Portal.Worker.Jobs;

/// <summary>
/// Joins a running drain and those who bring it work, so that no wake-up falls between "nothing left" and "ended".
/// </summary>
internal sealed class WakeSlot : IDisposable
{
    private readonly SemaphoreSlim _poked = new(0, 1);
    private readonly Lock _gate = new();
    private bool _isRunning;
    private bool _isPoked;
    private bool _hasNews;

    /// <summary>Whether rows came that the drain has not looked for yet.</summary>
    public bool HasNews
    {
        get
        {
            lock (_gate)
            {
                return _hasNews;
            }
        }
    }

    /// <summary>A drain begins by looking for all there is.</summary>
    public void Begin()
    {
        lock (_gate)
        {
            _isRunning = _hasNews = true;
        }
    }

    /// <summary>Tells a running drain of rows that came. False when none runs: start the job then.</summary>
    public bool TryPoke()
    {
        lock (_gate)
        {
            _hasNews = true;
            return Poke();
        }
    }

    /// <summary>Has a running drain take its next step: something of its own ended.</summary>
    public void Continue()
    {
        lock (_gate)
        {
            Poke();
        }
    }

    /// <summary>Whether rows came since the last call.</summary>
    public bool TakeNews()
    {
        lock (_gate)
        {
            var had = _hasNews;
            _hasNews = false;
            return had;
        }
    }

    /// <summary>Waits for a poke, at most this long. False when none came.</summary>
    public async Task<bool> WaitAsync(TimeSpan atMost, CancellationToken cancellationToken)
    {
        var poked = await _poked.WaitAsync(atMost, cancellationToken);
        if (poked)
        {
            lock (_gate)
            {
                _isPoked = false;
            }
        }

        return poked;
    }

    /// <summary>Ends the run, unless there was a poke meanwhile.</summary>
    public bool TryEnd()
    {
        lock (_gate)
        {
            _isRunning = _isPoked;
            return !_isRunning;
        }
    }

    /// <summary>Ends the run whatever waits: the process stops, or the run broke.</summary>
    public void Abandon()
    {
        lock (_gate)
        {
            _isRunning = false;
            if (_isPoked)
            {
                _isPoked = false;
                _poked.Wait(0);
            }
        }
    }

    public void Dispose() => _poked.Dispose();

    private bool Poke()
    {
        if (_isRunning && !_isPoked)
        {
            _isPoked = true;
            _poked.Release();
        }

        return _isRunning;
    }
}
