using Portal.SlackSimulator.Calls;
using Portal.SlackSimulator.Workspaces;

namespace Portal.SlackSimulator.Control;

/// <summary>What was called, and what is stored of it.</summary>
internal sealed class HistoryControl(SimulatedSlack slack, CallLog calls)
{
    public void Map(IEndpointRouteBuilder control)
    {
        control.MapGet("/calls", ListCalls);
        control.MapGet("/messages", (HttpRequest request) => MessageQuery.Answer(request, ChosenWorkspace.Of(slack, request)));
    }

    private IResult ListCalls(HttpRequest request)
    {
        var query = new ControlQuery(request.Query);
        var limit = query.Whole("limit", 1, 1_000) ?? 100;
        var before = query.Whole("before", 1, int.MaxValue);
        if (query.Problem is { } problem)
        {
            return problem;
        }

        var found = calls.Newest(query.Text("method"), before, limit);
        return ControlAnswer.Json(new { total = calls.Total, nextBefore = found.Count == limit ? found[^1].Id : (long?)null, calls = found });
    }
}
