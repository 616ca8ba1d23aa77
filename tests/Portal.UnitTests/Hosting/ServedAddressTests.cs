using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Portal.Hosting;
using Portal.Slack;

namespace Portal.UnitTests.Hosting;

public sealed class ServedAddressTests
{
    [Fact]
    public void Choose_NothingSet_ServesWhereItSaysItDoes()
    {
        var configuration = Chosen();

        configuration["urls"].ShouldBe("http://127.0.0.1:5080");
        ServedAddress.Of(configuration).ShouldBe(new Uri("http://127.0.0.1:5080"));
    }

    [Theory]
    [InlineData("http://localhost:7000", "urls", "https://localhost:7443;http://localhost:7000")]
    [InlineData("https://localhost:7443", "urls", "https://localhost:7443")]
    [InlineData("http://127.0.0.1:7000", "urls", "http://*:7000")]
    [InlineData("http://127.0.0.1:7000", "urls", "http://0.0.0.0:7000")]
    [InlineData("http://[::1]:7000", "urls", "http://[::1]:7000")]
    [InlineData("http://127.0.0.1:8081", "HTTP_PORTS", "8081;8082")]
    [InlineData("http://127.0.0.1:6001", "Kestrel:Endpoints:Inside:Url", "http://127.0.0.1:6001")]
    public void Of_WhatIsSet_IsWhereTheServerListens(string expected, string key, string value) => ServedAddress.Of(Chosen((key, value))).ShouldBe(new Uri(expected));

    [Fact]
    public void Of_EndpointsAndAddresses_EndpointsGoFirst() =>
        ServedAddress.Of(Chosen(("urls", "http://127.0.0.1:7000"), ("Kestrel:Endpoints:Inside:Url", "http://127.0.0.1:6001"))).Port.ShouldBe(6001);

    [Fact]
    public void Of_AddressesAndPorts_AddressesGoFirst() =>
        ServedAddress.Of(Chosen(("urls", "http://127.0.0.1:7000"), ("http_ports", "8081"))).Port.ShouldBe(7000);

    [Theory]
    [InlineData("urls", "https://127.0.0.1:7443;http://127.0.0.1:0")]
    [InlineData("http_ports", "0")]
    [InlineData("Kestrel:Endpoints:Inside:Url", "http://127.0.0.1:0")]
    public void Choose_AnyPort_IsOneThatBothKnow(string key, string value)
    {
        var configuration = Chosen((key, value));

        var own = ServedAddress.Of(configuration);
        own.Port.ShouldBeGreaterThan(0);
        configuration[key]!.ShouldEndWith($"{own.Port}");
        configuration[key]!.Split(';').Length.ShouldBe(value.Split(';').Length);
    }

    [Fact]
    public async Task Simulator_WhereTheServerListens_IsTheSlackThatIsCalled()
    {
        await using var app = PortalApp.Build(["--environment=Development", "--applicationName=Portal"], builder =>
        {
            builder.Logging.ClearProviders();
            builder.Configuration.AddInMemoryCollection([KeyValuePair.Create<string, string?>("http_ports", "6001")]);
        });

        var slack = app.Services.GetRequiredService<IOptions<SlackOptions>>().Value;

        (slack.ApiBaseUrl, slack.AllowedWebhookHosts.Contains("127.0.0.1:6001", StringComparer.Ordinal)).ShouldBe(("http://127.0.0.1:6001/simulator/api/", true));
    }

    [Fact]
    public void Choose_NoAddress_IsLeftToTheServer() => Chosen(("urls", "nowhere"))["urls"].ShouldBe("nowhere");

    private static ConfigurationManager Chosen(params (string Key, string Value)[] settings)
    {
        var configuration = new ConfigurationManager();
        configuration.AddInMemoryCollection(settings.Select(setting => KeyValuePair.Create<string, string?>(setting.Key, setting.Value)));
        ServedAddress.Choose(configuration);
        return configuration;
    }
}
