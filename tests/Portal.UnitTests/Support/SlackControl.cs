using System.Net.Http.Json;
using System.Text.Json;

namespace Portal.UnitTests.Support;

/// <summary>The simulator's control API, as a test uses it.</summary>
/// <param name="root">Where the simulator lies: a path, or a whole address.</param>
internal sealed class SlackControl(HttpClient client, string root)
{
    public Task ResetAsync() => PostAsync("reset", new { });

    /// <param name="target">A webhook's path, or <c>webhook</c> for all of them.</param>
    public Task FaultAsync(string target, string kind, int? count = null, string? error = null, int? delayMs = null) =>
        PostAsync("faults", new { target, kind, count, error, delayMs });

    public Task RateLimitAsync(string target, int retryAfter, int count) => PostAsync("ratelimit", new { method = target, retryAfter, count });

    public Task LimitsAsync(object limits) => PostAsync("limits", limits);

    public async Task ClearFaultsAsync()
    {
        using var answer = await client.DeleteAsync($"{root}/control/faults");
        answer.EnsureSuccessStatusCode();
    }

    /// <summary>Messages whose text or blocks hold these words, newest first.</summary>
    public async Task<IReadOnlyList<JsonElement>> MessagesAsync(string contains, int limit = 5_000, string? channel = null)
    {
        var answer = await GetAsync($"messages?limit={limit}&contains={Uri.EscapeDataString(contains)}{(channel is null ? "" : "&channel=" + channel)}");
        return [.. answer.GetProperty("messages").EnumerateArray()];
    }

    public async Task<int> CountAsync(string contains) => (await GetAsync($"messages?limit=1&contains={Uri.EscapeDataString(contains)}")).GetProperty("total").GetInt32();

    public async Task<IReadOnlyList<JsonElement>> CallsAsync() => [.. (await GetAsync("calls?limit=1000")).GetProperty("calls").EnumerateArray()];

    public async Task<int> CountCallsAsync(string method) => (await GetAsync($"calls?limit=1000&method={method}")).GetProperty("calls").GetArrayLength();

    /// <summary>People who are in the workspace from now on, until the next reset.</summary>
    public Task AddPeopleAsync(params string[] emails) => PostAsync("users", new { emails });

    /// <summary>Changes somebody by id or e-mail, such as <c>new { deactivated = true }</c>.</summary>
    public Task ChangePersonAsync(string person, object state) => PostAsync("users/" + Uri.EscapeDataString(person), state);

    /// <summary>So many people with numbers for names.</summary>
    public Task AddCrowdAsync(int count) => PostAsync("users", new { count });

    /// <summary>People who were in the workspace once.</summary>
    public Task AddDeactivatedAsync(params string[] emails) => PostAsync("users", new { emails, deactivated = true });

    private Task<JsonElement> GetAsync(string path) => client.GetFromJsonAsync<JsonElement>($"{root}/control/{path}");

    private async Task PostAsync(string path, object body)
    {
        using var answer = await client.PostAsJsonAsync($"{root}/control/{path}", body);
        answer.IsSuccessStatusCode.ShouldBeTrue(await answer.Content.ReadAsStringAsync());
    }
}
