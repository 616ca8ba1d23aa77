using Microsoft.Extensions.Hosting;
using NSubstitute;
using Portal.Slack;

namespace Portal.UnitTests.Slack;

public sealed class SlackOptionsTests
{
    [Fact]
    public void Validate_Defaults_AreGood() => Problems(_ => { }).ShouldBeEmpty();

    [Fact]
    public void Validate_EverythingWrong_IsReportedAtOnceByKey()
    {
        var problems = Problems(options =>
        {
            options.ApiBaseUrl = "http://slack.com/api/";
            options.AuthorizeUrl = "slack";
            options.AppsUrl = "ftp://slack.com/apps";
            options.ClientId = "1.2";
            options.AllowedWebhookHosts.Add("https://acme.test");
            options.Limits.Tier2PerMinute = -1;
            options.Limits.MessagesPerSecondPerChannel = double.NaN;
            options.RequestTimeout = TimeSpan.Zero;
        });

        problems.Select(problem => problem.Split([' ', ':'], 4)[..2]).Select(parts => string.Join(':', parts)).ShouldBe(
            ["Slack:ApiBaseUrl", "Slack:AuthorizeUrl", "Slack:AppsUrl", "Slack:ClientSecret", "Slack:AllowedWebhookHosts", "Slack:Limits", "Slack:Limits", "Slack:RequestTimeout"]);
    }

    [Theory]
    [InlineData("slack.acme.test:443", "Production", true)]
    [InlineData("slack.acme.test", "Production", false)]
    [InlineData("127.0.0.1:5200", "Development", true)]
    [InlineData("[::1]:5200", "Development", true)]
    [InlineData("localhost:5200", "Development", true)]
    [InlineData("127.0.0.1:5200", "Production", false)]
    [InlineData("10.0.0.1:443", "Development", false)]
    [InlineData("user@acme.test:443", "Development", false)]
    [InlineData("acme.test:443/path", "Development", false)]
    public void Validate_AllowedWebhookHost_IsHostAndPort(string entry, string environment, bool good) =>
        Problems(options => options.AllowedWebhookHosts.Add(entry), environment).Count.ShouldBe(good ? 0 : 1);

    [Fact]
    public void Validate_AnotherSlackOnLoopback_IsGood() => Problems(options => options.ApiBaseUrl = "http://127.0.0.1:5200/api/").ShouldBeEmpty();

    [Fact]
    public void Validate_GovSlack_IsGood() => Problems(options =>
    {
        options.ApiBaseUrl = "https://slack-gov.com/api/";
        options.AuthorizeUrl = "https://slack-gov.com/oauth/v2/authorize";
        options.AppsUrl = "https://api.slack-gov.com/apps";
    }).ShouldBeEmpty();

    [Fact]
    public void Validate_HalfOfGovSlack_NamesTheOtherHalf() =>
        Problems(options => options.ApiBaseUrl = "https://slack-gov.com/api/").Select(problem => problem.Split(' ')[0])
            .ShouldBe(["Slack:AuthorizeUrl", "Slack:AppsUrl"]);

    private static List<string> Problems(Action<SlackOptions> change, string environment = "Development")
    {
        var options = new SlackOptions();
        change(options);
        var host = Substitute.For<IHostEnvironment>();
        host.EnvironmentName.Returns(environment);
        return [.. new SlackOptionsValidation(host).Validate(null, options).Failures ?? []];
    }
}
