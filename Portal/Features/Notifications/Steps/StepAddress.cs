namespace Portal.Features.Notifications.Steps;

/// <summary>A step's id in an address. Sources choose their ids freely, so any character may be in one.</summary>
internal static class StepAddress
{
    /// <summary>Below the instance.</summary>
    public static string PathTo(string stepId) => "steps/" + Uri.EscapeDataString(stepId);

    /// <summary>The id of a route's value: the server decodes everything but the slash, the browser's circuit that too.</summary>
    public static string Read(string routeValue) => routeValue.Replace("%2F", "/", StringComparison.OrdinalIgnoreCase);
}
