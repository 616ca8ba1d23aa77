using Portal.Auth;

namespace Portal.Features.Notifications.Intake;

/// <summary>An event whose sender is known.</summary>
/// <param name="Sender">The event source or token that vouched for it.</param>
/// <param name="IdempotencyKey">The sender's id for it, unique in the instance.</param>
/// <param name="IdHeader">The header that the id came in.</param>
/// <param name="Body">Byte for byte.</param>
internal sealed record SentEvent(InstanceCaller Sender, string IdempotencyKey, string IdHeader, byte[] Body)
{
    /// <summary>Null for one that a token vouched for.</summary>
    public Guid? SourceId { get; init; }
}
