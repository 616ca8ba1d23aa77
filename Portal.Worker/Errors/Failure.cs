using Portal.Domain.Errors;

namespace Portal.Worker.Errors;

/// <summary>Something that went wrong for a cause that a person can mend.</summary>
/// <param name="CauseKey">What makes two failures the same in an instance.</param>
public sealed record Failure(Guid OrganizationId, Guid InstanceId, string CauseKey, Advice Advice, Guid? ConnectionId);
