namespace Portal.Domain.Auth;

/// <summary>A person who signs in to the portal, and the role that decides what they may do in their organization.</summary>
public sealed class Member
{
    public required Guid Id { get; init; }

    public required Guid OrganizationId { get; init; }

    /// <summary>Who the sign-in says they are; unique in the organization.</summary>
    public required string Subject { get; init; }

    public required string DisplayName { get; set; }

    public required string Email { get; set; }

    public required Role Role { get; set; }
}
