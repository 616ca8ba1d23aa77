using Portal.Domain.Audit;
using Portal.Domain.Notifications.Routing;
using Portal.Domain.Settings;

namespace Portal.UnitTests.Domain.Settings;

public sealed class InstanceSettingsTests
{
    [Fact]
    public void AuditName_OfSettingsWithoutAName_IsWhatTheyAre()
    {
        IAudited settings = new InstanceSettings { InstanceId = Guid.Empty, OrganizationId = Guid.Empty, Fallback = FallbackKeys.Email };

        settings.AuditName.ShouldBe("Instance defaults");
    }
}
