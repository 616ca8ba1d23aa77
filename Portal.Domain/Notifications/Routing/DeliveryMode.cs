using System.Text.Json.Serialization;

namespace Portal.Domain.Notifications.Routing;

/// <summary>Where a message appears.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<DeliveryMode>))]
public enum DeliveryMode
{
    /// <summary>To each person alone.</summary>
    [JsonStringEnumMemberName(DeliveryModeText.Dm)]
    Dm,

    /// <summary>In a channel, naming the people.</summary>
    [JsonStringEnumMemberName(DeliveryModeText.Channel)]
    Channel,

    /// <summary>To each person alone and in a channel.</summary>
    [JsonStringEnumMemberName(DeliveryModeText.Both)]
    Both,

    /// <summary>In one conversation of up to eight people.</summary>
    [JsonStringEnumMemberName(DeliveryModeText.GroupDm)]
    GroupDm,
}
