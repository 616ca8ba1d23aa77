using System.Text.Json;

namespace Portal.UnitTests.Simulator;

internal static class JsonShould
{
    public static string? Text(this JsonElement json, string name) => json.TryGetProperty(name, out var value) ? value.ToString() : null;

    public static void ShouldBeOk(this JsonElement answer) => answer.GetProperty("ok").GetBoolean().ShouldBeTrue(answer.GetRawText());

    public static void ShouldFail(this JsonElement answer, string error)
    {
        answer.GetProperty("ok").GetBoolean().ShouldBeFalse();
        answer.Text("error").ShouldBe(error);
    }

    public static string[] Texts(this JsonElement array) => [.. array.EnumerateArray().Select(item => item.ToString())];
}
