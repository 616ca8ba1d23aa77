using System.Globalization;
using System.Text;

namespace Portal.Benchmarks.Hostile;

/// <summary>How every route answered, and which answers break the contract.</summary>
internal sealed class HostileReport(IReadOnlyList<HostileRoute> routes, IReadOnlyList<HostileOutcome> outcomes)
{
    private const int MostShown = 20;

    public int Count => outcomes.Count;

    public IReadOnlyList<HostileRoute> Routes => routes;

    public IReadOnlyList<string> Faults { get; } =
    [
        .. outcomes.Select(outcome => (outcome.Request, outcome.Answer, Fault: outcome.Answer.Fault(outcome.Request))).Where(one => one.Fault is not null)
            .Select(one => $"{one.Request.Route.Name}: {one.Fault} ({one.Answer.Status})\n{Head(Encoding.Latin1.GetString(one.Request.Bytes))}\n--\n{Head(one.Answer.Head)}"),
    ];

    public int Answered(int status) => outcomes.Count(outcome => outcome.Answer.Status == status);

    public string ToText()
    {
        var text = new StringBuilder();
        foreach (var route in outcomes.GroupBy(outcome => outcome.Request.Route.Name).OrderBy(group => group.Key, StringComparer.Ordinal))
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"{route.Key,-95} {Counts(route)}");
        }

        text.AppendLine().AppendLine(CultureInfo.InvariantCulture, $"{outcomes.Count} requests to {routes.Count} routes: {Counts(outcomes)}");
        text.AppendLine(CultureInfo.InvariantCulture, $"{outcomes.Count(outcome => outcome.Answer.IsOfTheServer)} of the errors are the server's own, for what is no HTTP; {Answered(0)} connections ended without an answer");
        text.AppendLine(CultureInfo.InvariantCulture, $"{outcomes.Count(outcome => outcome.Answer.Status >= 500)} answers are 5xx, {Faults.Count} break the contract");
        foreach (var fault in Faults.Take(MostShown))
        {
            text.AppendLine().AppendLine(fault);
        }

        return text.ToString();
    }

    private static string Counts(IEnumerable<HostileOutcome> some) => string.Join("  ", some.GroupBy(outcome => outcome.Answer.Status).OrderBy(group => group.Key)
        .Select(group => string.Create(CultureInfo.InvariantCulture, $"{(group.Key == 0 ? "none" : group.Key)}: {group.Count()}")));

    private static string Head(string text) => text.Length <= 700 ? text : text[..700] + "…";
}
