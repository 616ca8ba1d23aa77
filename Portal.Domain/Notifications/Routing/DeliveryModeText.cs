namespace Portal.Domain.Notifications.Routing;

/// <summary>The names of delivery modes outside of the code: settings, HTTP, stored decisions.</summary>
public static class DeliveryModeText
{
    public const string Dm = "DM";
    public const string Channel = "CHANNEL";
    public const string Both = "BOTH";
    public const string GroupDm = "GROUP_DM";

    public static string ToText(this DeliveryMode mode) => mode switch
    {
        DeliveryMode.Dm => Dm,
        DeliveryMode.Channel => Channel,
        DeliveryMode.Both => Both,
        DeliveryMode.GroupDm => GroupDm,
    };

    /// <summary>Null for a name that no mode has.</summary>
    public static DeliveryMode? Find(string? text) => text switch
    {
        Dm => DeliveryMode.Dm,
        Channel => DeliveryMode.Channel,
        Both => DeliveryMode.Both,
        GroupDm => DeliveryMode.GroupDm,
        _ => null,
    };
}
