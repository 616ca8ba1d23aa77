using FsCheck.Xunit;
using Portal.Domain.Notifications.Parsing;

namespace Portal.UnitTests.Domain.Notifications.Parsing;

public sealed class PartnerTimeTests
{
    [Theory]
    [InlineData("2026-11-21T10:00:00Z", "2026-11-21T10:00:00.0000000+00:00")]
    [InlineData("2026-11-21T10:00:00.000+0000", "2026-11-21T10:00:00.0000000+00:00")]
    [InlineData("2026-11-21T10:00:00.123-0530", "2026-11-21T10:00:00.1230000-05:30")]
    [InlineData("2026-11-21T10:00:00+02", "2026-11-21T10:00:00.0000000+02:00")]
    [InlineData("2026-11-21T10:00+02:00", "2026-11-21T10:00:00.0000000+02:00")]
    [InlineData("2026-11-21 10:00:00+02:00", "2026-11-21T10:00:00.0000000+02:00")]
    [InlineData("2026-11-21t10:00:00z", "2026-11-21T10:00:00.0000000+00:00")]
    [InlineData(" 2026-11-21T10:00:00Z ", "2026-11-21T10:00:00.0000000+00:00")]
    [InlineData("2026-11-21T10:00:00.123456789Z", "2026-11-21T10:00:00.1234567+00:00")]
    [InlineData("2026-11-21T10:00:00,5Z", "2026-11-21T10:00:00.5000000+00:00")]
    public void TryRead_AsPartnersWriteIt_IsTaken(string text, string expected)
    {
        PartnerTime.TryRead(text, out var time).ShouldBeTrue();

        time.ToString("O").ShouldBe(expected);
    }

    [Theory]
    [InlineData("")]
    [InlineData("2026-11-21")]
    [InlineData("2026-11-21T10:00:00")]
    [InlineData("2026-11-21T25:00:00Z")]
    [InlineData("2026-13-21T10:00:00Z")]
    [InlineData("2026-11-21T10:00:00+25:00")]
    [InlineData("2026-11-21T10:00:00+1")]
    [InlineData("2026-11-21T10:00:00+01:0")]
    [InlineData("2026-11-21T10:00:00 UTC")]
    [InlineData("21.11.2026 10:00:00+00:00")]
    [InlineData("0001-01-01T00:00:00+14:00")]
    [InlineData("1763719200")]
    [InlineData("2026-11-21T10:00:00.00000000000000000000000000000000000000000Z")]
    public void TryRead_NoTimeOrNoOffset_IsNot(string text) => PartnerTime.TryRead(text, out _).ShouldBeFalse();

    [Property]
    public bool TryRead_WhatDotNetWrites_IsThatTime(DateTimeOffset time) => PartnerTime.TryRead(time.ToString("O"), out var read) && read == time && read.Offset == time.Offset;

    [Property]
    public bool TryRead_AnyText_NeverThrows(string? text) => !PartnerTime.TryRead(text ?? "", out var time) || time != default;
}
