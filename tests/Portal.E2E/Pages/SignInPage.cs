using Portal.E2E.Support;

namespace Portal.E2E.Pages;

internal sealed class SignInPage(Visit visit)
{
    public static async Task<SignInPage> OpenAsync(Visit visit)
    {
        await visit.Page.GotoAsync("/");
        return await ReadyAsync(visit);
    }

    public static async Task<SignInPage> ReadyAsync(Visit visit)
    {
        await Expect(visit.Page.GetByRole(AriaRole.Heading, new() { Name = "Sign in" })).ToBeVisibleAsync();
        return new SignInPage(visit);
    }

    public Task SaysThatItIsForDevelopmentAsync() => Expect(visit.Page.GetByText("For Development only")).ToBeVisibleAsync();

    public async Task<HomePage> SignInAsync(string person)
    {
        await ChooseAsync(person);
        return await HomePage.ReadyAsync(visit);
    }

    /// <summary>Signs in and comes to the address that was asked for before.</summary>
    public Task ChooseAsync(string person) => visit.Page.GetByRole(AriaRole.Button, new() { Name = person }).ClickAsync();
}
