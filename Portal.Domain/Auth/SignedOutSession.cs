namespace Portal.Domain.Auth;

/// <summary>A sign-in that its member ended. Its cookie may live on in a copy, and its pages in other tabs: neither counts any more.</summary>
public sealed class SignedOutSession
{
    /// <summary>The session's, as its cookie says it.</summary>
    public required Guid Id { get; init; }

    public required DateTimeOffset SignedOutAt { get; init; }
}
