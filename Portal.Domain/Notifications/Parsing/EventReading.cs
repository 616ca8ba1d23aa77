using Portal.Domain.Notifications.Events;

namespace Portal.Domain.Notifications.Parsing;

/// <summary>The outcome of <see cref="EventReader.Read"/>.</summary>
/// <param name="Body">The event; null when there are problems.</param>
/// <param name="Problems">Everything wrong with it, all at once (at most 100).</param>
/// <param name="IsJson">False when the bytes are no JSON object at all, which is the sender's malformed request rather than a wrong value.</param>
public sealed record EventReading(EventBody? Body, IReadOnlyList<FieldProblem> Problems, bool IsJson)
{
    /// <summary>Parts that could not be used as they came: what each is, and what became of it. The event goes on without.</summary>
    public IReadOnlyList<FieldProblem> Warnings { get; init; } = [];
}
