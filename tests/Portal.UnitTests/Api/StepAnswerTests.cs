using System.Net.Http.Headers;
using System.Text.Json;
using Portal.Domain.Auth;
using Portal.Domain.Notifications;
using Portal.UnitTests.Support;

namespace Portal.UnitTests.Api;

/// <summary>What the API tells of a step and of what is not true.</summary>
public sealed class StepAnswerTests(SharedPortal portal) : IClassFixture<SharedPortal>
{
    [Fact]
    public async Task Step_OfADeliveredEvent_ItsCopies()
    {
        var instance = await TestInstance.AddAsync(portal.Server);
        var sent = new TestEvent();
        sent.Json["step"]!["id"] = "a/b " + sent.Key;
        var row = await instance.WaitForAsync(await instance.SendAsync(sent), NotificationState.Delivered);

        using var answer = await GetAsync(instance, "/steps/" + Uri.EscapeDataString("a/b " + sent.Key), TokenScope.Read);

        var step = JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement;
        step.GetProperty("stepId").GetString().ShouldBe("a/b " + sent.Key);
        (step.GetProperty("phase").GetString(), step.GetProperty("version").GetInt32()).ShouldBe(("OPEN", 0));
        step.GetProperty("byState").GetProperty("DELIVERED").GetInt32().ShouldBe(1);
        var copy = step.GetProperty("copies").GetProperty("items").EnumerateArray().Single();
        copy.GetProperty("notificationId").GetGuid().ShouldBe(row.Id);
        copy.GetProperty("message").ValueKind.ShouldBe(JsonValueKind.Null);
        copy.GetProperty("shows").GetString()!.ShouldContain(sent.Key);
    }

    [Theory]
    [InlineData("/steps/nothing", TokenScope.Read, 404)]
    [InlineData("/steps/nothing?limit=0", TokenScope.Read, 422)]
    [InlineData("/steps/nothing", TokenScope.EventsWrite, 403)]
    [InlineData("/notifications?truth=fresh", TokenScope.Read, 422)]
    public async Task Get_WhatCannotBe_Refused(string path, string scope, int status)
    {
        using var answer = await GetAsync(await TestInstance.AddAsync(portal.Server), path, scope);

        await answer.ShouldBeProblemAsync(status);
    }

    [Fact]
    public async Task Notifications_StaleOnly_Nothing()
    {
        var instance = await TestInstance.AddAsync(portal.Server);
        await instance.WaitForAsync(await instance.SendAsync(new TestEvent()), NotificationState.Delivered);

        using var all = await GetAsync(instance, "/notifications", TokenScope.Read);
        using var stale = await GetAsync(instance, "/notifications?truth=stale", TokenScope.Read);

        (await TotalAsync(all), await TotalAsync(stale)).ShouldBe((1, 0));
    }

    private static async Task<int> TotalAsync(HttpResponseMessage answer) =>
        JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement.GetProperty("total").GetInt32();

    private async Task<HttpResponseMessage> GetAsync(TestInstance instance, string path, string scope)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, $"/api/v1/instances/{instance.Slug}{path}");
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", await instance.AddTokenAsync(scope));
        return await portal.Server.Client.SendAsync(request);
    }
}
