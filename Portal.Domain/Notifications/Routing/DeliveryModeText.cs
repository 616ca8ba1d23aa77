namespace Portal.Domain.Notifications.Routing;

/// <summary>The names of delivery modes outside of the code: settings, HTTP, stored decisions.</summary>
public static class DeliveryModeText
{
    public static string ToText(this DeliveryMode mode) => mode switch
    {
        DeliveryMode.Dm => "DM",
        DeliveryMode.Channel => "CHANNEL",
        DeliveryMode.Both => "BOTH",
        DeliveryMode.GroupDm => "GROUP_DM",
    };

    /// <summary>Null for a name that no mode has.</summary>
    public static DeliveryMode? Find(string? text) => text switch
    {
        "DM" => DeliveryMode.Dm,
        "CHANNEL" => DeliveryMode.Channel,
        "BOTH" => DeliveryMode.Both,
        "GROUP_DM" => DeliveryMode.GroupDm,
        _ => null,
    };
}
