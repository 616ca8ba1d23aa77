using System.Collections.Concurrent;
using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using MimeKit;

namespace Portal.UnitTests.Support;

/// <summary>A mail server of a few lines: takes every mail and keeps it, or takes the connection and says nothing.</summary>
internal sealed class SmtpServer : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stopped = new();
    private readonly Task _accepting;
    private int _connections;

    public SmtpServer()
    {
        _listener.Start();
        Port = ((IPEndPoint)_listener.LocalEndpoint).Port;
        _accepting = AcceptAsync();
    }

    public int Port { get; }

    /// <summary>Connections are taken, but nobody greets.</summary>
    public bool IsSilent { get; set; }

    /// <summary>What it says to a command instead of the usual; null leaves it at that. An <see cref="IOException"/> hangs up.</summary>
    public Func<string, string?> Answer { get; set; } = _ => null;

    /// <summary>With one, STARTTLS is offered.</summary>
    public X509Certificate2? Certificate { get; set; }

    public int Connections => _connections;

    public ConcurrentQueue<string> Commands { get; } = [];

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
        Interlocked.Increment(ref _connections);
        try
        {
            if (IsSilent)
            {
                await _stopped.Token.WaitAsync();
                return;
            }

            await AnswerAsync(client.GetStream(), "220 test");
        }
        catch (Exception end) when (end is IOException or AuthenticationException or OperationCanceledException)
        {
            // The sender went away, or the test is over.
        }
    }

    private async Task AnswerAsync(Stream stream, string? greeting = null)
    {
        using var reader = new StreamReader(stream, Encoding.Latin1);
        await using var writer = new StreamWriter(stream, Encoding.Latin1) { NewLine = "\r\n", AutoFlush = true };
        if (greeting is not null)
        {
            await writer.WriteLineAsync(greeting);
        }

        var to = new List<string>();
        while (await reader.ReadLineAsync(_stopped.Token) is { } line)
        {
            Commands.Enqueue(line);
            var (command, answer) = (line.Length < 4 ? line : line[..4].ToUpperInvariant(), Answer(line));
            if (command == "STAR" && Certificate is not null)
            {
                await writer.WriteLineAsync("220 go on");
                await using var secure = new SslStream(stream);
                await secure.AuthenticateAsServerAsync(Certificate);
                await AnswerAsync(secure);
                return;
            }

            if (command == "DATA")
            {
                await writer.WriteLineAsync("354 go on");
                Mails.Enqueue(new ReceivedMail([.. to], await ReadMailAsync(reader)));
                to.Clear();
            }
            else if (command == "RCPT" && answer is null)
            {
                to.Add(line[(line.IndexOf('<', StringComparison.Ordinal) + 1)..line.IndexOf('>', StringComparison.Ordinal)]);
            }

            await writer.WriteLineAsync(answer ?? Usual(command));
        }
    }

    private string Usual(string command) => command switch
    {
        "EHLO" when Certificate is not null => "250-test\r\n250 STARTTLS",
        "QUIT" => "221 bye",
        _ => "250 ok",
    };

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
            using var source = new MemoryStream(Encoding.Latin1.GetBytes(Source));
            using var mail = MimeMessage.Load(source);
            return string.Join('\n', mail.Headers) + "\n\n" + mail.TextBody;
        }
    }
}
