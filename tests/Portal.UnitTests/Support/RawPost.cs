using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Portal.UnitTests.Support;

/// <summary>A POST byte for byte, for what an HTTP client would tidy up.</summary>
internal static class RawPost
{
    public static async Task<HttpResponseMessage> SendAsync(PortalServer server, HttpRequestMessage request, string moreHeaders)
    {
        var body = request.Content is null ? [] : await request.Content.ReadAsByteArrayAsync();
        var head = new StringBuilder(string.Create(CultureInfo.InvariantCulture, $"{request.Method} {request.RequestUri} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Type: application/json\r\nContent-Length: {body.Length}\r\n"));
        foreach (var (name, values) in request.Headers)
        {
            head.Append(CultureInfo.InvariantCulture, $"{name}: {string.Join(',', values)}\r\n");
        }

        using var client = new TcpClient();
        await client.ConnectAsync(server.Address.Host, server.Address.Port);
        await using var stream = client.GetStream();
        await stream.WriteAsync((byte[])[.. Encoding.Latin1.GetBytes(head.Append(moreHeaders).Append("\r\n").ToString()), .. body]);
        using var reader = new StreamReader(stream);
        return Read(await reader.ReadToEndAsync());
    }

    private static HttpResponseMessage Read(string text)
    {
        var (head, body) = (text[..text.IndexOf("\r\n\r\n", StringComparison.Ordinal)], text[(text.IndexOf("\r\n\r\n", StringComparison.Ordinal) + 4)..]);
        var lines = head.Split("\r\n");
        var isChunked = head.Contains("Transfer-Encoding: chunked", StringComparison.OrdinalIgnoreCase);
        var answer = new HttpResponseMessage((HttpStatusCode)int.Parse(lines[0].Split(' ')[1], CultureInfo.InvariantCulture)) { Content = new StringContent(isChunked ? Joined(body) : body) };
        answer.Content.Headers.ContentType = null;
        foreach (var line in lines.Skip(1))
        {
            var (name, value) = (line[..line.IndexOf(':', StringComparison.Ordinal)], line[(line.IndexOf(':', StringComparison.Ordinal) + 1)..].Trim());
            _ = answer.Headers.TryAddWithoutValidation(name, value) || answer.Content.Headers.TryAddWithoutValidation(name, value);
        }

        return answer;
    }

    private static string Joined(string chunks)
    {
        var joined = new StringBuilder();
        while (chunks.IndexOf("\r\n", StringComparison.Ordinal) is > 0 and var end && int.Parse(chunks[..end], NumberStyles.HexNumber, CultureInfo.InvariantCulture) is > 0 and var length)
        {
            joined.Append(chunks, end + 2, length);
            chunks = chunks[(end + 2 + length + 2)..];
        }

        return joined.ToString();
    }
}
