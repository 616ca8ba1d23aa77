using Microsoft.Extensions.Configuration;
using Portal.UnitTests.Support;

namespace Portal.UnitTests.Hosting;

public sealed class SettingsTests
{
    [Fact]
    public async Task Settings_FromFiles_AreReadOnceAndTheirFolderIsNotWatched()
    {
        await using var portal = ComposedPortal.Build();

        var files = ((IConfigurationRoot)portal.Configuration).Providers.OfType<FileConfigurationProvider>().Select(provider => provider.Source).ToList();

        files.ShouldNotBeEmpty();
        files.ShouldAllBe(file => !file.ReloadOnChange);
    }
}
