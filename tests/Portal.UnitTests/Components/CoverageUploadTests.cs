using System.Text;
using Bunit;
using Microsoft.AspNetCore.Components.Forms;
using Portal.Data.Connections;
using Portal.Domain.Auth;
using Portal.Domain.Connections.Coverage;
using Portal.Features.Connections.Coverage;
using Portal.UnitTests.Features.Connections;

namespace Portal.UnitTests.Components;

public sealed class CoverageUploadTests : ConnectionsTest
{
    [Fact]
    public async Task Upload_ACsvFile_IsPutIntoTheListAndChecked()
    {
        var id = await AddAppAsync("Acme");
        using var browser = ConnectionsBrowser.Of(this, Role.Admin);
        var page = await UploadAsync(browser, id, Encoding.UTF8.GetBytes("name,e-mail\r\nBjörn,bjorn@x.test\r\n"), "people.csv");

        page.Find("#field-emails").GetAttribute("value")!.ShouldContain("Björn,bjorn@x.test");
        await page.Find("form").SubmitAsync();

        Get<CoverageBoard>().Find(id)!.List.Emails.ShouldBe(["bjorn@x.test"]);
    }

    [Fact]
    public async Task Upload_TooLarge_IsRefusedAndKeepsWhatWasTyped()
    {
        var id = await AddAppAsync("Acme");
        using var browser = ConnectionsBrowser.Of(this, Role.Admin);
        var page = await UploadAsync(browser, id, new byte[(1024 * 1024) + 1], "people.csv", typed: "a@x.test");

        page.Find("#error-emails").TextContent.ShouldContain("larger than 1 MB");
        page.Find("#field-emails").GetAttribute("value").ShouldBe("a@x.test");
    }

    [Fact]
    public async Task Upload_NoText_IsRefusedAndKeepsWhatWasTyped()
    {
        var id = await AddAppAsync("Acme");
        using var browser = ConnectionsBrowser.Of(this, Role.Admin);
        var page = await UploadAsync(browser, id, [(byte)'P', (byte)'K', 3, 4, 20, 0, 6, 0, 255, 254, 128], "people.xlsx", typed: "a@x.test");

        page.Find("#error-emails").TextContent.ShouldContain("no text file");
        page.Find("#field-emails").GetAttribute("value").ShouldBe("a@x.test");
    }

    [Fact]
    public async Task Upload_SavedAsUnicodeText_IsReadAllTheSame()
    {
        var id = await AddAppAsync("Acme");
        using var browser = ConnectionsBrowser.Of(this, Role.Admin);
        var page = await UploadAsync(browser, id, [.. Encoding.Unicode.GetPreamble(), .. Encoding.Unicode.GetBytes("a@x.test\tAnn\r\n")], "people.txt");

        EmailList.Parse(page.Find("#field-emails").GetAttribute("value")!).Emails.ShouldBe(["a@x.test"]);
    }

    private static async Task<IRenderedComponent<CoveragePage>> UploadAsync(BunitContext browser, Guid id, byte[] file, string name, string? typed = null)
    {
        var page = browser.Render<CoveragePage>(set => set.Add(part => part.Id, id));
        var box = await page.WaitForElementAsync("#field-emails");
        if (typed is not null)
        {
            await box.ChangeAsync(new() { Value = typed });
        }

        var input = page.FindComponent<InputFile>();
        await page.InvokeAsync(() => input.UploadFiles(InputFileContent.CreateFromBinary(file, name)));
        await page.WaitForStateAsync(() => page.FindAll("#error-emails p").Count > 0 || page.Find("#field-emails").GetAttribute("value") is { Length: > 0 } value && value != typed);
        return page;
    }
}
