namespace Portal.SlackSimulator;

/// <summary>The simulator alone: <c>dotnet run --project Portal.SlackSimulator --urls http://127.0.0.1:5200</c>.</summary>
internal static class Program
{
    public static Task Main(string[] args)
    {
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddSlackSimulator();
        var app = builder.Build();
        app.MapSlackSimulator();
        return app.RunAsync();
    }
}
