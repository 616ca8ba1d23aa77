using System.Globalization;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;

namespace Portal.Benchmarks.Hostile;

/// <summary>What came back: a status, and whether it is as the contract says.</summary>
/// <param name="Status">0 when the connection ended without an answer.</param>
internal sealed record HostileAnswer(int Status, string Head, string Body)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    /// <summary>The server by itself refuses what is no HTTP, without a word.</summary>
    public bool IsOfTheServer => Status is 400 or 408 or 413 or 414 or 431 or 505 && Body.Length == 0 && Head.Contains("Content-Length: 0", StringComparison.OrdinalIgnoreCase);

    public static async Task<HostileAnswer> AskAsync(Uri address, byte[] request, CancellationToken cancellationToken)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(Patience);
        using var client = new TcpClient();
        await client.ConnectAsync(address.Host, address.Port, patience.Token);
        await using var stream = client.GetStream();
        using var answer = new MemoryStream();
        try
        {
            await stream.WriteAsync(request, patience.Token);
            await stream.CopyToAsync(answer, patience.Token);
        }
        catch (IOException)
        {
            // It answered before it had read everything, and hung up.
            await ReadRestAsync(stream, answer);
        }

        return Read(Encoding.Latin1.GetString(answer.ToArray()));
    }

    /// <summary>What is wrong with the answer; null when nothing is.</summary>
    public string? Fault(HostileRequest request) => Status switch
    {
        >= 500 => "a 5xx",
        < 400 => null,
        _ when request.HasNoBody || IsOfTheServer => null,
        _ when !Head.Contains("Content-Type: application/problem+json", StringComparison.OrdinalIgnoreCase) => "no problem document",
        _ => FaultInDocument(),
    };

    private string? FaultInDocument()
    {
        try
        {
            var problem = JsonElement.Parse(Body);
            var isWhole = problem.GetProperty("status").GetInt32() == Status
                && problem.GetProperty("title").GetString() is { Length: > 0 } && problem.GetProperty("traceId").GetString() is { Length: > 0 };
            return isWhole ? null : "a problem document that lacks something";
        }
        catch (Exception broken) when (broken is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            return "a problem document that lacks something";
        }
    }

    private static async Task ReadRestAsync(NetworkStream stream, MemoryStream answer)
    {
        try
        {
            await stream.CopyToAsync(answer);
        }
        catch (IOException)
        {
            // Reset: what came before it is all there is.
        }
    }

    private static HostileAnswer Read(string text)
    {
        var end = text.IndexOf("\r\n\r\n", StringComparison.Ordinal);
        if (end < 0 || text.Split(' ', 3) is not [_, var status, _] || !int.TryParse(status, NumberStyles.None, CultureInfo.InvariantCulture, out var code))
        {
            return new HostileAnswer(0, text, "");
        }

        var (head, body) = (text[..end], text[(end + 4)..]);
        var isChunked = head.Contains("Transfer-Encoding: chunked", StringComparison.OrdinalIgnoreCase);
        return code == 100 ? Read(body) : new HostileAnswer(code, head, Encoding.UTF8.GetString(Encoding.Latin1.GetBytes(isChunked ? Joined(body) : body)));
    }

    // A character is a byte here.
    private static string Joined(string chunks)
    {
        var joined = new StringBuilder();
        for (var at = 0; chunks.IndexOf("\r\n", at, StringComparison.Ordinal) is > 0 and var end
            && int.TryParse(chunks.AsSpan(at, end - at), NumberStyles.HexNumber, CultureInfo.InvariantCulture, out var length) && length > 0 && end + 2 + length <= chunks.Length;)
        {
            joined.Append(chunks, end + 2, length);
            at = end + 2 + length + 2;
        }

        return joined.ToString();
    }
}
