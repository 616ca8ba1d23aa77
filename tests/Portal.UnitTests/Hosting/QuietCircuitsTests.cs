using System.Buffers.Binary;
using System.Net.WebSockets;
using System.Text;
using Microsoft.Extensions.Logging;
using Portal.UnitTests.Support;

namespace Portal.UnitTests.Hosting;

/// <summary>What is typed into a page is in no log, however much a setting asks to be logged.</summary>
public sealed class QuietCircuitsTests
{
    private const string Pasted = "xoxb-1234567890-PASTEDINTOACIRCUIT";

    [Theory]
    [InlineData("Logging:LogLevel:Default")]
    [InlineData("Logging:LogLevel:Microsoft")]
    [InlineData("Logging:LogLevel:Microsoft.AspNetCore")]
    [InlineData("Logging:LogLevel:Microsoft.AspNetCore.SignalR")]
    [InlineData("Logging:LogLevel:Microsoft.AspNetCore.SignalR.Internal.DefaultHubDispatcher")]
    [InlineData("Logging:LogLevel:microsoft.aspnetcore.signalr.internal")]
    [InlineData("Logging:LogLevel:Microsoft.*.Internal")]
    [InlineData("Logging:List:LogLevel:Default")]
    [InlineData("Logging:List:LogLevel:Microsoft.AspNetCore.SignalR.Internal")]
    public async Task Trace_AskedForByAnySetting_StaysAwayFromCircuits(string setting)
    {
        await using var server = await PortalServer.PrepareAsync(PortalServer.NewDirectory(), (setting, "Trace"));

        foreach (var category in new[] { "Microsoft.AspNetCore.SignalR.Internal.DefaultHubDispatcher", "Microsoft.AspNetCore.SignalR.HubConnectionHandler", "Microsoft.AspNetCore.Http.Connections.Internal.HttpConnectionManager", "Microsoft.AspNetCore.Components.Server.Circuits.CircuitHost" })
        {
            server.Get<ILoggerFactory>().CreateLogger(category).IsEnabled(LogLevel.Debug).ShouldBeFalse(category);
        }
    }

    [Fact]
    public async Task Silence_AskedForByASetting_Stays()
    {
        await using var server = await PortalServer.PrepareAsync(PortalServer.NewDirectory(), ("Logging:LogLevel:Microsoft.AspNetCore", "Error"));

        server.Get<ILoggerFactory>().CreateLogger("Microsoft.AspNetCore.SignalR.Internal.DefaultHubDispatcher").IsEnabled(LogLevel.Warning).ShouldBeFalse();
    }

    [Fact]
    public async Task Circuit_EverythingLogged_WritesNoArguments()
    {
        await using var server = await PortalServer.StartAsync([.. PortalServer.AllLogs, ("Logging:LogLevel:Microsoft.AspNetCore.SignalR", "Trace")]);
        using var socket = new ClientWebSocket();
        await socket.ConnectAsync(new Uri($"ws://{server.Address.Authority}/_blazor"), CancellationToken.None);
        await SendAsync(socket, WebSocketMessageType.Text, Encoding.UTF8.GetBytes("{\"protocol\":\"blazorpack\",\"version\":1}\u001e"));
        var buffer = new byte[4096];
        (await socket.ReceiveAsync(buffer, CancellationToken.None)).Count.ShouldBeGreaterThan(0);

        await SendAsync(socket, WebSocketMessageType.Binary, Invocation("BeginInvokeDotNetFromJS", "1", "Portal", "Paste", Pasted));
        // It ends the circuit, because there is none yet: then it was read.
        await socket.ReceiveAsync(buffer, CancellationToken.None);

        server.Log.Lines.ShouldNotBeEmpty();
        server.Log.Lines.ShouldNotContain(line => line.Contains(Pasted, StringComparison.Ordinal));
    }

    private static Task SendAsync(ClientWebSocket socket, WebSocketMessageType type, byte[] bytes) => socket.SendAsync(bytes, type, endOfMessage: true, CancellationToken.None);

    /// <summary>A call as SignalR's MessagePack protocol writes it: its length, then type, headers, id, target and arguments.</summary>
    private static byte[] Invocation(string target, string callId, string assembly, string method, string arguments)
    {
        byte[] message = [0x95, 0x01, 0x80, 0xC0, .. Text(target), 0x95, .. Text(callId), .. Text(assembly), .. Text(method), 0x00, .. Text($"[\"{arguments}\"]")];
        return [(byte)(0x80 | (message.Length & 0x7F)), (byte)(message.Length >> 7), .. message];
    }

    private static byte[] Text(string text)
    {
        var length = new byte[2];
        BinaryPrimitives.WriteUInt16BigEndian(length, (ushort)text.Length);
        return [0xDA, .. length, .. Encoding.UTF8.GetBytes(text)];
    }
}
