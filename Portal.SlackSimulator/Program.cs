namespace Portal.SlackSimulator;

/// <summary>The simulator alone: <c>dotnet run --project Portal.SlackSimulator --urls http://127.0.0.1:5200</c>.</summary>
internal static class Program
{
    public static Task Main(string[] args)
    {
        var builder = WebApplication.CreateBuilder(args);
        // A line per request would be the slowest part of a load test.
        builder.Logging.AddFilter("Microsoft.AspNetCore", LogLevel.Warning);
        builder.Services.AddSlackSimulator(builder.Configuration.GetSection("Simulator").Bind);
        var app = builder.Build();
        app.MapSlackSimulator();
        return app.RunAsync();
    }
}
