using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Builder;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Portal.Data;
using Portal.Hosting;

namespace Portal.UnitTests.Support;

/// <summary>The whole product in this process: real Kestrel on a port of its own, real SQLite in a folder of its own, the simulator as Slack.</summary>
internal sealed class PortalServer : IAsyncDisposable
{
    private static readonly ConcurrentDictionary<int, byte> Given = new();
    private readonly WebApplication _app;

    private PortalServer(WebApplication app, Uri address, string directory, ListLog log)
    {
        _app = app;
        Address = address;
        Directory = directory;
        Log = log;
        Client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, MaxConnectionsPerServer = 64 }) { BaseAddress = address };
        Slack = new SlackControl(Client, "/simulator");
    }

    public Uri Address { get; }

    public string Directory { get; }

    /// <summary>What was logged, and everything that was, when the server was started with <see cref="AllLogs"/>.</summary>
    public ListLog Log { get; }

    public HttpClient Client { get; }

    public SlackControl Slack { get; }

    /// <summary>Every category down to Trace.</summary>
    public static (string Key, string Value)[] AllLogs { get; } =
        [.. new[] { "Default", "Microsoft.AspNetCore", "Microsoft.EntityFrameworkCore", "Quartz", "System.Net.Http.HttpClient" }.Select(name => ("Logging:LogLevel:" + name, "Trace"))];

    public static Task<PortalServer> StartAsync(params (string Key, string Value)[] settings) => StartInAsync(NewDirectory(), settings);

    public static string NewDirectory() => System.IO.Directory.CreateTempSubdirectory("portal-tests-").FullName;

    /// <summary>Starts on the data that an earlier server left, or that a test wrote.</summary>
    public static async Task<PortalServer> StartInAsync(string directory, params (string Key, string Value)[] settings)
    {
        var server = await PrepareAsync(directory, settings);
        await server.RunAsync();
        return server;
    }

    /// <summary>Starts what <see cref="PrepareAsync"/> made.</summary>
    public Task RunAsync() => _app.StartAsync();

    /// <summary>Settings for a simulator outside the process, which outlives a stop of the server.</summary>
    public static (string Key, string Value)[] WithSlackAt(string url) =>
        [("Slack:Simulator:Enabled", "false"), ("Slack:AllowedWebhookHosts:0", new Uri(url).Authority), ("Slack:ApiBaseUrl", url + "/api/")];

    /// <summary>The server with its database, but not started: nothing listens and nothing works.</summary>
    public static Task<PortalServer> PrepareAsync(string directory, params (string Key, string Value)[] settings) => ComposeAsync("Development", directory, settings);

    /// <summary>As it runs for real, on a database that is up to date, without the simulator.</summary>
    public static async Task<PortalServer> StartInProductionAsync(params (string Key, string Value)[] settings)
    {
        var directory = NewDirectory();
        await MigratedFile.PutIntoAsync(directory);
        var server = await ComposeAsync("Production", directory, [("DataProtection:AllowUnprotectedKeyRing", "true"), ("Slack:Simulator:Enabled", "false"), .. settings]);
        await server.RunAsync();
        return server;
    }

    private static async Task<PortalServer> ComposeAsync(string environment, string directory, (string Key, string Value)[] settings)
    {
        var address = new Uri($"http://127.0.0.1:{FreePort()}");
        var log = new ListLog();
        var app = PortalApp.Build([$"--urls={address}", "--environment=" + environment, "--applicationName=Portal"], builder =>
        {
            builder.Configuration.AddInMemoryCollection(Settings(directory, settings));
            builder.Logging.ClearProviders().AddProvider(log);
        });
        (await PortalStart.TryPrepareAsync(app, CancellationToken.None)).ShouldBeTrue(string.Join('\n', log.Lines));
        return new PortalServer(app, address, directory, log);
    }

    /// <summary>A port that nobody has, and that no other test of this process was given.</summary>
    public static int FreePort()
    {
        while (true)
        {
            using var listener = new TcpListener(IPAddress.Loopback, 0);
            listener.Start();
            var port = ((IPEndPoint)listener.LocalEndpoint).Port;
            if (Given.TryAdd(port, 0))
            {
                return port;
            }
        }
    }

    public T Get<T>()
        where T : notnull => _app.Services.GetRequiredService<T>();

    /// <summary>Asks or changes the database as another process would: with a context of its own.</summary>
    public async Task<T> InDatabaseAsync<T>(Func<PortalDbContext, Task<T>> act)
    {
        await using var db = await Get<IDbContextFactory<PortalDbContext>>().CreateDbContextAsync();
        return await act(db);
    }

    /// <summary>A connection outside the product, to look at the file or to stand in its way.</summary>
    public SqliteConnection OpenFile()
    {
        var connection = new SqliteConnection($"Data Source={Path.Combine(Directory, "portal.db")};Pooling=False");
        connection.Open();
        return connection;
    }

    public async Task<int> ExecuteAsync(string sql)
    {
        await using var connection = OpenFile();
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        return await command.ExecuteNonQueryAsync();
    }

    /// <summary>As SIGTERM does it.</summary>
    public Task StopAsync() => _app.StopAsync();

    /// <summary>Ends the server and keeps its data.</summary>
    public async Task CloseAsync()
    {
        Client.Dispose();
        await _app.StopAsync();
        await _app.DisposeAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await CloseAsync();
        SqliteConnection.ClearAllPools();
        System.IO.Directory.Delete(Directory, recursive: true);
    }

    private static Dictionary<string, string?> Settings(string directory, (string Key, string Value)[] settings)
    {
        var all = new Dictionary<string, string?>(StringComparer.OrdinalIgnoreCase)
        {
            ["Data:Directory"] = directory,
            ["Slack:Limits:MessagesPerSecondPerChannel"] = "0",
            ["Slack:Limits:MessagesPerMinutePerWorkspace"] = "0",
            ["Slack:Limits:Tier1PerMinute"] = "0",
            ["Slack:Limits:Tier2PerMinute"] = "0",
            ["Slack:Limits:Tier3PerMinute"] = "0",
            ["Slack:Limits:Tier4PerMinute"] = "0",
        };
        foreach (var (key, value) in settings)
        {
            all[key] = value;
        }

        return all;
    }
}
