using Portal.Worker.Jobs;
using Portal.Worker.Notifications.Sending;

namespace Portal.UnitTests.Worker;

public sealed class DirectPostsTests : IDisposable
{
    private readonly WakeSlot _slot = new();
    private readonly DirectPosts _posts;

    public DirectPostsTests() => _posts = new DirectPosts(_slot);

    public void Dispose() => _slot.Dispose();

    [Fact]
    public void TryEnter_LaneThatHasNotLooked_IsRefused() => _posts.TryEnter().ShouldBeFalse();

    [Fact]
    public void TryEnter_NothingWaits_IsTakenWhileThereIsRoom()
    {
        _posts.Open(2);

        (_posts.TryEnter(), _posts.TryEnter(), _posts.TryEnter()).ShouldBe((true, true, false));
        _posts.Leave(leftWork: false, isLost: false);

        _posts.TryEnter().ShouldBeTrue();
    }

    [Fact]
    public void TryEnter_RowsWereAnnounced_IsRefusedUntilTheLaneHasLooked()
    {
        _posts.Open(2);
        _slot.TryPoke();

        _posts.TryEnter().ShouldBeFalse();
        _slot.TakeNews();

        _posts.TryEnter().ShouldBeTrue();
    }

    [Fact]
    public void TryEnter_LaneLooks_IsRefused()
    {
        _posts.Open(2);
        _posts.Close();

        _posts.TryEnter().ShouldBeFalse();
    }

    [Theory]
    [InlineData(false, false, false)]
    [InlineData(true, false, true)]
    [InlineData(false, true, true)]
    public void Leave_WorkLeftOrOutcomeLost_HasTheLaneLook(bool leftWork, bool isLost, bool looks)
    {
        _posts.Open(1);
        _posts.TryEnter();

        _posts.Leave(leftWork, isLost);

        (_slot.HasNews, _posts.IsLost).ShouldBe((looks, isLost));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Leave_NothingLeft_HasTheLaneTakeItsNextStepOnlyWhereItWaitsForAPlace(bool isFull)
    {
        _slot.Begin();
        _slot.TakeNews();
        _posts.Open(1);
        _posts.TryEnter();
        if (isFull)
        {
            _posts.Close();
        }

        _posts.Leave(leftWork: false, isLost: false);

        (await _slot.WaitAsync(TimeSpan.Zero, CancellationToken.None)).ShouldBe(isFull);
        _slot.HasNews.ShouldBeFalse();
    }

    [Fact]
    public async Task IsLost_SeveralOutcomesLost_StaysUntilTheLaneHasEnded()
    {
        _posts.Open(3);
        _posts.TryEnter();
        _posts.TryEnter();
        _posts.TryEnter();

        _posts.Leave(leftWork: false, isLost: true);
        _posts.Leave(leftWork: false, isLost: true);
        _posts.Leave(leftWork: false, isLost: false);
        _posts.IsLost.ShouldBeTrue();
        await _posts.EndAsync();

        (_posts.IsLost, _posts.TryEnter()).ShouldBe((false, false));
    }

    [Fact]
    public async Task EndAsync_PostsUnderWay_WaitsForTheirEndAndTakesNoMore()
    {
        _posts.Open(2);
        _posts.TryEnter();
        _posts.TryEnter();

        var end = _posts.EndAsync();
        _posts.TryEnter().ShouldBeFalse();
        _posts.Leave(leftWork: false, isLost: false);
        end.IsCompleted.ShouldBeFalse();
        _posts.Leave(leftWork: false, isLost: false);

        await end;
    }
}
