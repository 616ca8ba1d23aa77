using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Portal.Components.Shared;
using Portal.Data;
using Portal.Domain;

namespace Portal.UnitTests.Components;

public sealed class SharedPartsTests : BunitContext
{
    private static readonly DateTimeOffset Now = new(2026, 11, 21, 12, 0, 0, TimeSpan.Zero);

    public SharedPartsTests()
    {
        JSInterop.Mode = JSRuntimeMode.Loose;
        Services.AddSingleton<TimeProvider>(new FakeTimeProvider(Now));
        Services.AddSingleton<ChangeFeed>();
    }

    [Theory]
    [InlineData(-2, "just now")]
    [InlineData(-42, "42 s ago")]
    [InlineData(-60, "1 min ago")]
    [InlineData(-3599, "59 min ago")]
    [InlineData(-3600, "1 hour ago")]
    [InlineData(-172_800, "2 days ago")]
    [InlineData(90, "in 1 min")]
    [InlineData(-2_592_000, "22 Oct 2026")]
    public void RelativeTime_Distance_IsInWords(int seconds, string expected) =>
        RelativeTimeText.Of(Now.AddSeconds(seconds), Now).ShouldBe(expected);

    [Fact]
    public void RelativeTime_Element_HasTheExactTime()
    {
        var time = Render<RelativeTime>(set => set.Add(part => part.Time, Now.AddMinutes(-3))).Find("time");

        time.GetAttribute("datetime").ShouldBe("2026-11-21T11:57:00Z");
        time.GetAttribute("title").ShouldBe("21 Nov 2026, 11:57:00 UTC");
    }

    [Fact]
    public void StateBadge_AnyTone_SaysItInWordsToo()
    {
        var badge = Render<StateBadge>(set => set.Add(part => part.Icon, "error").Add(part => part.Word, "Failed").Add(part => part.Tone, BadgeTone.Failed));

        badge.Find(".badge-failed .badge-word").TextContent.ShouldBe("Failed");
        badge.Find(".symbol").GetAttribute("aria-hidden").ShouldBe("true");
    }

    [Fact]
    public void LoadState_Faces_ShowOneAtATime()
    {
        RenderFragment rows = builder => builder.AddContent(0, "rows");

        Render<LoadState>(set => set.Add(part => part.IsLoading, value: true).AddChildContent(rows)).Markup.ShouldContain("Loading");
        Render<LoadState>(set => set.Add(part => part.IsLoading, value: false).AddChildContent(rows)).Markup.ShouldBe("rows");
        Render<LoadState>(set => set.Add(part => part.IsLoading, value: true).Add(part => part.Error, "No answer.").AddChildContent(rows))
            .Find("[role=alert] p").TextContent.ShouldBe("No answer.");
    }

    [Fact]
    public void LoadState_TryAgain_Retries()
    {
        var retried = 0;
        var state = Render<LoadState>(set => set.Add(part => part.IsLoading, value: false).Add(part => part.Error, "No.").Add(part => part.Retry, () => retried++));

        state.Find("button").Click();

        retried.ShouldBe(1);
    }

    [Fact]
    public void Pager_Middle_GoesBothWays()
    {
        var pages = new List<int>();
        var pager = Render<Pager>(set => set.Add(part => part.Page, 2).Add(part => part.PageSize, 10).Add(part => part.Total, 25).Add(part => part.PageChanged, pages.Add));

        pager.Find(".pager-where").TextContent.ShouldBe("11–20 of 25");
        pager.FindAll("button")[0].Click();
        pager.FindAll("button")[1].Click();

        pages.ShouldBe([1, 3]);
    }

    [Fact]
    public void Pager_OnePage_IsNotThere() =>
        Render<Pager>(set => set.Add(part => part.Page, 1).Add(part => part.PageSize, 10).Add(part => part.Total, 10)).Markup.ShouldBeEmpty();

    [Fact]
    public void FormSummary_Problems_LinkToTheirFields()
    {
        var summary = Render<FormSummary>(set => set.Add(part => part.Problems, [new FieldProblem("name", "Give it a name."), new FieldProblem("webhookUrl", "Paste it.")]));

        summary.Find("p").TextContent.ShouldBe("2 things need to change:");
        summary.FindAll("a").Select(link => link.GetAttribute("data-focus")).ShouldBe(["field-name", "field-webhookUrl"]);
    }

    [Fact]
    public void CopyId_Button_HasAName() =>
        Render<CopyId>(set => set.Add(part => part.Value, "abc")).Find("button").GetAttribute("aria-label").ShouldBe("Copy abc");

    [Fact]
    public async Task ConfirmDialog_Name_MustBeTypedFirst()
    {
        var confirmed = 0;
        var dialog = RenderConfirm(() =>
        {
            confirmed++;
            return Task.FromResult<string?>(null);
        });
        await dialog.InvokeAsync(dialog.Instance.Open);
        dialog.Find(".btn-danger").HasAttribute("disabled").ShouldBeTrue();

        await dialog.Find("input").InputAsync(new() { Value = "Finance" });
        await dialog.Find(".btn-danger").ClickAsync(new());

        confirmed.ShouldBe(1);
        dialog.FindAll(".btn-danger").ShouldBeEmpty();
    }

    [Fact]
    public async Task ConfirmDialog_Refused_StaysOpenAndSaysWhy()
    {
        var dialog = RenderConfirm(() => Task.FromResult<string?>("It is in use."));
        await dialog.InvokeAsync(dialog.Instance.Open);

        await dialog.Find("input").InputAsync(new() { Value = "Finance" });
        await dialog.Find(".btn-danger").ClickAsync(new());

        dialog.Find("[role=alert]").TextContent.ShouldContain("It is in use.");
    }

    [Fact]
    public async Task RefreshOnChange_Published_AsksForItsInstanceOnly()
    {
        var changes = new SemaphoreSlim(0);
        var instance = Guid.CreateVersion7(Now);
        var part = Render<RefreshOnChange>(set => set.Add(part => part.InstanceId, instance).Add(part => part.Changed, () => { changes.Release(); }));

        Services.GetRequiredService<ChangeFeed>().Publish(Guid.CreateVersion7(Now));
        Services.GetRequiredService<ChangeFeed>().Publish(instance);

        (await changes.WaitAsync(TimeSpan.FromSeconds(10))).ShouldBeTrue();
        part.Markup.ShouldBeEmpty();
        await part.Instance.DisposeAsync();
    }

    [Fact]
    public async Task RefreshOnChange_GoneWhileItsPageLoads_LeavesTheCircuitAlone()
    {
        var (isLoading, load) = (new TaskCompletionSource(), new TaskCompletionSource());
        var instance = Guid.CreateVersion7(Now);
        var part = Render<RefreshOnChange>(set => set.Add(part => part.InstanceId, instance).Add(part => part.Changed, async () =>
        {
            isLoading.SetResult();
            await load.Task;
        }));
        Services.GetRequiredService<ChangeFeed>().Publish(instance);
        await isLoading.Task.WaitAsync(TimeSpan.FromSeconds(10));

        var gone = part.Instance.DisposeAsync().AsTask();
        load.SetException(new ObjectDisposedException("page"));

        await Should.NotThrowAsync(gone);
    }

    private IRenderedComponent<ConfirmDialog> RenderConfirm(Func<Task<string?>> confirm) => Render<ConfirmDialog>(set => set
        .Add(part => part.Title, "Delete Finance?")
        .Add(part => part.ConfirmWord, "Delete")
        .Add(part => part.TypeName, "Finance")
        .Add(part => part.Confirm, confirm)
        .AddChildContent("<p>It breaks things.</p>"));
}
