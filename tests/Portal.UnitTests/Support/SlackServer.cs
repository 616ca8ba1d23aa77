using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Portal.UnitTests.Support;

/// <summary>A web server on a free port that answers as the test says and remembers what it was asked.</summary>
internal sealed class SlackServer : IAsyncDisposable
{
    private readonly WebApplication _app;

    private SlackServer(WebApplication app) => _app = app;

    public List<ReceivedRequest> Requests { get; } = [];

    /// <summary>Gets the number of the request, from 1, besides its context.</summary>
    public Func<HttpContext, int, Task> Answer { get; set; } = (context, _) => context.Response.WriteAsync("ok");

    public Uri Address => new(_app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single());

    public static async Task<SlackServer> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        var server = new SlackServer(builder.Build());
        server._app.Run(server.HandleAsync);
        await server._app.StartAsync();
        return server;
    }

    public void Answers(int status, string body, params (string Name, string Value)[] headers) => Answer = async (context, _) =>
    {
        context.Response.StatusCode = status;
        foreach (var (name, value) in headers)
        {
            context.Response.Headers[name] = value;
        }

        await context.Response.WriteAsync(body);
    };

    public async ValueTask DisposeAsync() => await _app.DisposeAsync();

    private async Task HandleAsync(HttpContext context)
    {
        using var reader = new StreamReader(context.Request.Body);
        var body = await reader.ReadToEndAsync();
        var path = context.Features.Get<IHttpRequestFeature>()!.RawTarget;
        Requests.Add(new ReceivedRequest(path, context.Request.ContentType, context.Request.Headers.Authorization.ToString(), context.Request.Headers["traceparent"].ToString(), body));
        await Answer(context, Requests.Count);
    }
}

internal sealed record ReceivedRequest(string Path, string? ContentType, string Authorization, string TraceParent, string Body);
