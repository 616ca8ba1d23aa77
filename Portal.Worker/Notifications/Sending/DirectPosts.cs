using Portal.Worker.Jobs;

namespace Portal.Worker.Notifications.Sending;

/// <summary>
/// The posts of a connection that come with their event: stored together with it as under way, and made without the lane looking for them.
/// Only while the lane runs here and has nothing that waits, so that they overtake nothing and the lane's exclusiveness covers them.
/// </summary>
internal sealed class DirectPosts(WakeSlot slot)
{
    private readonly Lock _gate = new();
    private TaskCompletionSource? _empty;
    private bool _isOpen;
    private int _room;
    private int _count;
    private bool _isLost;

    /// <summary>How many are under way.</summary>
    public int Count
    {
        get
        {
            lock (_gate)
            {
                return _count;
            }
        }
    }

    /// <summary>Whether one of them ended without its outcome being written.</summary>
    public bool IsLost
    {
        get
        {
            lock (_gate)
            {
                return _isLost;
            }
        }
    }

    /// <summary>The lane found nothing that waits.</summary>
    /// <param name="room">How many may be under way at the same time.</param>
    public void Open(int room)
    {
        lock (_gate)
        {
            (_isOpen, _room) = (true, room);
        }
    }

    /// <summary>The lane looks for what waits, or has found some.</summary>
    public void Close()
    {
        lock (_gate)
        {
            _isOpen = false;
        }
    }

    /// <summary>Takes a place. True means that <see cref="Leave"/> follows, whatever becomes of the post.</summary>
    public bool TryEnter()
    {
        lock (_gate)
        {
            if (!_isOpen || _count >= _room || slot.HasNews)
            {
                return false;
            }

            _count++;
            return true;
        }
    }

    /// <summary>Gives the place back.</summary>
    /// <param name="leftWork">It left something for the lane to look for.</param>
    /// <param name="isLost">Its outcome could not be written.</param>
    public void Leave(bool leftWork, bool isLost)
    {
        TaskCompletionSource? empty;
        bool wasFull;
        lock (_gate)
        {
            wasFull = !_isOpen;
            _isLost |= isLost;
            empty = --_count == 0 ? _empty : null;
        }

        empty?.TrySetResult();
        if (leftWork || isLost)
        {
            slot.TryPoke();
        }
        else if (wasFull)
        {
            slot.Continue();
        }
    }

    /// <summary>Takes no more, and ends when those under way have.</summary>
    public async Task EndAsync()
    {
        Task empty;
        lock (_gate)
        {
            _isOpen = false;
            _isLost = false;
            _empty = _count == 0 ? null : new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            empty = _empty?.Task ?? Task.CompletedTask;
        }

        await empty;
    }
}
