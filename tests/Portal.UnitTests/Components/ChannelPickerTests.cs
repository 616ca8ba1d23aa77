using Bunit;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.DependencyInjection;
using Portal.Components.Shared.Channels;
using Portal.Domain.Auth;
using Portal.UnitTests.Features.Connections;
using Portal.UnitTests.Support;

namespace Portal.UnitTests.Components;

public sealed class ChannelPickerTests : ConnectionsTest
{
    [Fact]
    public async Task Picker_Keyboard_ChoosesWithoutAMouse()
    {
        var id = await AddAppAsync("Acme");
        await AddChannelAsync(id, "C0FINANCE01", "finance");
        await AddChannelAsync(id, "C0FINANCE02", "finland", isMember: false);
        await AddChannelAsync(id, "C0FINANCE03", "fin-archive", isArchived: true);
        using var browser = Browser(Role.Admin);
        string? chosen = null;
        var picker = browser.Render<ChannelPicker>(set => set.Add(part => part.ConnectionId, id).Add(part => part.ValueChanged, value => chosen = value));

        await picker.Find("[role=combobox]").InputAsync(new() { Value = "fin" });
        picker.FindAll("[role=option]").Select(option => option.QuerySelector(".combo-name")!.TextContent).ShouldBe(["finance", "finland", "fin-archive"]);
        picker.FindAll("[role=option]")[1].TextContent.ShouldContain("bot is not in it");
        await picker.Find("[role=combobox]").KeyDownAsync(new KeyboardEventArgs { Key = "ArrowDown" });
        picker.Find("[role=combobox]").GetAttribute("aria-activedescendant").ShouldBe(picker.FindAll("[role=option]")[1].Id);
        await Clock.PassUntilAsync(picker.Find("[role=combobox]").KeyDownAsync(new KeyboardEventArgs { Key = "Enter" }));

        chosen.ShouldBe("C0FINANCE02");
        picker.Find("[role=combobox]").GetAttribute("aria-expanded").ShouldBe("false");
        picker.Find("[role=combobox]").GetAttribute("value").ShouldBe("#finland");
    }

    [Fact]
    public async Task Picker_ArchivedChannel_CannotBeChosen()
    {
        var id = await AddAppAsync("Acme");
        await AddChannelAsync(id, "C0FINANCE03", "fin-archive", isArchived: true);
        using var browser = Browser(Role.Admin);
        string? chosen = null;
        var picker = browser.Render<ChannelPicker>(set => set.Add(part => part.ConnectionId, id).Add(part => part.ValueChanged, value => chosen = value));

        await picker.Find("[role=combobox]").InputAsync(new() { Value = "fin" });
        picker.Find("[role=option]").GetAttribute("aria-disabled").ShouldBe("true");
        await picker.Find("[role=combobox]").KeyDownAsync(new KeyboardEventArgs { Key = "Enter" });
        chosen.ShouldBeNull();

        await picker.Find("[role=combobox]").KeyDownAsync(new KeyboardEventArgs { Key = "Escape" });
        picker.FindAll("[role=listbox]").ShouldBeEmpty();
    }

    private BunitContext Browser(Role role) => ConnectionsBrowser.Of(this, role);
}
