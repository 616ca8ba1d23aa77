using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Portal.UnitTests.Support;

/// <summary>A mail server of a few lines: takes every mail and keeps it, or takes the connection and says nothing.</summary>
internal sealed class SmtpServer : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stopped = new();
    private readonly Task _accepting;

    public SmtpServer()
    {
        _listener.Start();
        Port = ((IPEndPoint)_listener.LocalEndpoint).Port;
        _accepting = AcceptAsync();
    }

    public int Port { get; }

    /// <summary>Connections are taken, but nobody greets.</summary>
    public bool IsSilent { get; set; }

    public ConcurrentQueue<ReceivedMail> Mails { get; } = [];

    public async ValueTask DisposeAsync()
    {
        await _stopped.CancelAsync();
        _listener.Dispose();
        await _accepting;
        _stopped.Dispose();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                _ = TalkAsync(await _listener.AcceptTcpClientAsync(_stopped.Token));
            }
        }
        catch (Exception end) when (end is OperationCanceledException or ObjectDisposedException or SocketException)
        {
            // The test is over.
        }
    }

    private async Task TalkAsync(TcpClient client)
    {
        using var connection = client;
        try
        {
            if (IsSilent)
            {
                await _stopped.Token.WaitAsync();
                return;
            }

            using var reader = new StreamReader(client.GetStream(), Encoding.Latin1);
            await using var writer = new StreamWriter(client.GetStream(), Encoding.Latin1) { NewLine = "\r\n", AutoFlush = true };
            await AnswerAsync(reader, writer);
        }
        catch (IOException)
        {
            // The sender went away.
        }
    }

    private async Task AnswerAsync(StreamReader reader, StreamWriter writer)
    {
        await writer.WriteLineAsync("220 test");
        var to = new List<string>();
        while (await reader.ReadLineAsync(_stopped.Token) is { } line)
        {
            var command = line.Length < 4 ? line : line[..4].ToUpperInvariant();
            if (command == "DATA")
            {
                await writer.WriteLineAsync("354 go on");
                Mails.Enqueue(new ReceivedMail([.. to], await ReadMailAsync(reader)));
                to.Clear();
            }
            else if (command == "RCPT")
            {
                to.Add(line[(line.IndexOf('<', StringComparison.Ordinal) + 1)..line.IndexOf('>', StringComparison.Ordinal)]);
            }

            await writer.WriteLineAsync(command == "QUIT" ? "221 bye" : "250 ok");
        }
    }

    private async Task<string> ReadMailAsync(StreamReader reader)
    {
        var mail = new StringBuilder();
        while (await reader.ReadLineAsync(_stopped.Token) is { } line && line != ".")
        {
            mail.AppendLine(line);
        }

        return mail.ToString();
    }
}

internal sealed record ReceivedMail(IReadOnlyList<string> To, string Source)
{
    /// <summary>Headers and body with the encodings of mail undone.</summary>
    public string Text
    {
        get
        {
            var parts = Source.ReplaceLineEndings("\n").Split("\n\n", 2);
            var isBase64 = parts[0].Contains("base64", StringComparison.OrdinalIgnoreCase);
            return parts[0] + "\n\n" + (isBase64 ? Encoding.UTF8.GetString(Convert.FromBase64String(parts[1].Trim())) : parts[1].Replace("=\n", "", StringComparison.Ordinal));
        }
    }
}
