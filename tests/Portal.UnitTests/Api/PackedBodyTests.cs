using System.IO.Compression;
using System.Net.Http.Headers;
using System.Text;
using Portal.Domain.Auth;
using Portal.UnitTests.Support;

namespace Portal.UnitTests.Api;

/// <summary>Bodies that come packed: unpacked within the bound, or refused by name.</summary>
public sealed class PackedBodyTests(SharedPortal portal) : IClassFixture<SharedPortal>
{
    [Theory]
    [InlineData("gzip")]
    [InlineData("GZIP")]
    [InlineData("x-gzip")]
    [InlineData("deflate")]
    [InlineData("raw-deflate")]
    [InlineData("br")]
    [InlineData("identity")]
    [InlineData("gzip, br")]
    public async Task Event_PackedAndSignedAsSent_IsStoredUnpacked(string encoding)
    {
        var instance = await TestInstance.AddAsync(portal.Server);
        var plain = new TestEvent().ToBytes();
        var sent = Pack(encoding, plain);

        using var answer = await PostAsync(new SignedPost(instance.EventsPath, sent, instance.SigningSecret), encoding);

        await answer.ShouldBeAcceptedAsync();
        (await instance.EventsAsync()).ShouldHaveSingleItem().Body.ShouldBe(plain);
    }

    [Fact]
    public async Task Event_SignedBeforeItWasPacked_Is401()
    {
        var instance = await TestInstance.AddAsync(portal.Server);
        var plain = new TestEvent().ToBytes();

        using var answer = await PostAsync(new SignedPost(instance.EventsPath, plain, instance.SigningSecret) { SentBody = Pack("gzip", plain) }, "gzip");

        await answer.ShouldBeProblemAsync(401, "webhook-signature");
    }

    [Fact]
    public async Task Event_PackedOnceAndPlainOnce_IsTheSameEvent()
    {
        var instance = await TestInstance.AddAsync(portal.Server);
        var plain = new TestEvent().ToBytes();
        using var first = await PostAsync(new SignedPost(instance.EventsPath, Pack("gzip", plain), instance.SigningSecret) { Id = "evt-packed" }, "gzip");

        using var second = await instance.PostAsync(plain, post => post with { Id = "evt-packed" });

        await second.ShouldBeAcceptedAsync();
        second.Headers.GetValues("Idempotent-Replayed").ShouldBe(["true"]);
    }

    [Theory]
    [InlineData("gzip")]
    [InlineData("deflate")]
    [InlineData("br")]
    [InlineData("gzip, gzip")]
    public async Task Event_Bomb_Is413(string encoding)
    {
        var instance = await TestInstance.AddAsync(portal.Server);
        var bomb = Pack(encoding, new byte[50 * 1024 * 1024]);
        bomb.Length.ShouldBeLessThan(256 * 1024);

        using var answer = await PostAsync(new SignedPost(instance.EventsPath, bomb, instance.SigningSecret), encoding);

        var problem = await answer.ShouldBeProblemAsync(413, "$");
        problem.GetProperty("detail").GetString().ShouldNotBeNull().ShouldContain("256 KiB");
    }

    [Theory]
    [InlineData("zstd")]
    [InlineData("compress")]
    [InlineData("gzip, zstd")]
    [InlineData("gzip;q=1")]
    [InlineData("gzip, gzip, gzip, gzip")]
    public async Task Event_UnknownEncoding_Is415ByName(string encoding)
    {
        var instance = await TestInstance.AddAsync(portal.Server);

        using var answer = await PostAsync(new SignedPost(instance.EventsPath, new TestEvent().ToBytes(), instance.SigningSecret), encoding);

        await answer.ShouldBeProblemAsync(415, "Content-Encoding");
        answer.Headers.GetValues("Accept-Encoding").ShouldBe(["gzip, deflate, br"]);
    }

    [Theory]
    [InlineData("gzip", false)]
    [InlineData("deflate", false)]
    [InlineData("br", false)]
    [InlineData("gzip", true)]
    [InlineData("deflate", true)]
    [InlineData("br", true)]
    public async Task Event_BrokenPack_Is400(string encoding, bool isCut)
    {
        var instance = await TestInstance.AddAsync(portal.Server);
        var body = isCut ? Pack(encoding, new TestEvent().ToBytes())[..40] : Encoding.UTF8.GetBytes("not packed at all, whatever the header says");

        using var answer = await PostAsync(new SignedPost(instance.EventsPath, body, instance.SigningSecret), encoding);

        await answer.ShouldBeProblemAsync(400);
        (await instance.EventsAsync()).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("gzip", 422)]
    [InlineData("zstd", 415)]
    public async Task OtherRoute_Packed_IsReadTheSameWay(string encoding, int status)
    {
        using var answer = await PostConnectionAsync(encoding, Pack(encoding, "{}"u8.ToArray()));

        await answer.ShouldBeProblemAsync(status);
    }

    [Fact]
    public async Task OtherRoute_Bomb_Is413()
    {
        using var answer = await PostConnectionAsync("br", Pack("br", new byte[50 * 1024 * 1024]));

        await answer.ShouldBeProblemAsync(413, "$");
    }

    private async Task<HttpResponseMessage> PostConnectionAsync(string encoding, byte[] body)
    {
        var instance = await TestInstance.AddAsync(portal.Server);
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/api/v1/instances/{instance.Slug}/connections") { Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        request.Content.Headers.TryAddWithoutValidation("Content-Encoding", encoding);
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", await instance.AddTokenAsync(TokenScope.Admin));
        return await portal.Server.Client.SendAsync(request);
    }

    private async Task<HttpResponseMessage> PostAsync(SignedPost post, string encoding)
    {
        using var request = post.ToRequest();
        request.Content!.Headers.TryAddWithoutValidation("Content-Encoding", encoding == "raw-deflate" ? "deflate" : encoding);
        return await portal.Server.Client.SendAsync(request);
    }

    private static byte[] Pack(string encoding, byte[] plain) => encoding.Split(", ").Aggregate(plain, (bytes, coding) =>
    {
        using var packed = new MemoryStream();
        using (var stream = Open(coding.ToLowerInvariant(), packed))
        {
            stream.Write(bytes);
        }

        return packed.ToArray();
    });

    private static Stream Open(string coding, MemoryStream packed) => coding switch
    {
        "gzip" or "x-gzip" => new GZipStream(packed, CompressionLevel.SmallestSize, leaveOpen: true),
        "deflate" => new ZLibStream(packed, CompressionLevel.SmallestSize, leaveOpen: true),
        "raw-deflate" => new DeflateStream(packed, CompressionLevel.SmallestSize, leaveOpen: true),
        "br" => new BrotliStream(packed, CompressionLevel.SmallestSize, leaveOpen: true),
        _ => new BufferedStream(packed),
    };
}
