using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using NSubstitute;
using Portal.Hosting;
using Portal.Worker.Connections;

namespace Portal.UnitTests.Support;

/// <summary>How a portal knows its own address, without a portal.</summary>
internal static class PublicAddresses
{
    public static PublicAddress Unset() => Of("Development");

    public static PublicAddress Of(string environment, string publicUrl = "", params (string Key, string Value)[] settings)
    {
        var options = Options.Create(new PublicAddressOptions { PublicUrl = publicUrl });
        return new PublicAddress(options, Hosts(environment, options, settings));
    }

    public static OwnHosts Hosts(string environment, string publicUrl = "", params (string Key, string Value)[] settings) =>
        Hosts(environment, Options.Create(new PublicAddressOptions { PublicUrl = publicUrl }), settings);

    private static OwnHosts Hosts(string environment, IOptions<PublicAddressOptions> options, (string Key, string Value)[] settings)
    {
        var host = Substitute.For<IHostEnvironment>();
        host.EnvironmentName.Returns(environment);
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(settings.Select(setting => KeyValuePair.Create<string, string?>(setting.Key, setting.Value))).Build();
        return new OwnHosts(configuration, host, options);
    }
}
