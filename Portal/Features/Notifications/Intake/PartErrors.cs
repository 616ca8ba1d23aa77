using System.Text.RegularExpressions;
using Portal.Auth;
using Portal.Domain;
using Portal.Domain.Errors;
using Portal.Worker.Errors;

namespace Portal.Features.Notifications.Intake;

/// <summary>Tells an admin what a source sends that cannot be used: one entry for each field, however many people and events it hits.</summary>
internal sealed partial class PartErrors(ErrorReporter errors)
{
    public async Task ReportAsync(InstanceCaller sender, Guid eventId, IReadOnlyList<FieldProblem> warnings)
    {
        foreach (var field in warnings.GroupBy(warning => Item().Replace(warning.Field, "[]"), StringComparer.Ordinal))
        {
            await errors.ReportAsync(FailureOf(sender, eventId, field.Key, [.. field]), CancellationToken.None);
        }
    }

    private static Failure FailureOf(InstanceCaller sender, Guid eventId, string field, IReadOnlyList<FieldProblem> warnings) => new(
        sender.OrganizationId,
        sender.InstanceId,
        $"event_part:{sender.Name}:{field}",
        new Advice(
            ErrorLevel.Warn,
            "event_part",
            $"{sender.Name} sends events with a part that cannot be used as it is: {warnings[0].Message}{(warnings.Count > 1 ? $" And {warnings.Count - 1} more of the kind." : "")} (Event {eventId}.)",
            $"Correct {field} in {sender.Name}. The event was taken all the same, and everybody else it names is told."),
        ConnectionId: null);

    // The place in a list says nothing of the cause.
    [GeneratedRegex(@"\[\d+\]", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Item();
}
