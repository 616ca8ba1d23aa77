namespace Portal.E2E.Support;

/// <summary>The simulated workspace: its webhooks as they stand in its documentation, and what tests ask of it.</summary>
internal static class Simulator
{
    public static string FinanceWebhook(this Visit visit) => Webhook(visit, "B0FINANCE01/simulatorFinance00000001");

    public static string ApprovalsWebhook(this Visit visit) => Webhook(visit, "B0APPROVALS/simulatorApprovals000001");

    /// <summary>Answers 404 <c>no_service</c>.</summary>
    public static string RemovedWebhook(this Visit visit) => Webhook(visit, "B0REMOVED01/simulatorRemoved00000001");

    /// <summary>People join the workspace.</summary>
    public static async Task JoinAsync(this Visit visit, IEnumerable<Person> people)
    {
        var answer = await visit.Page.APIRequest.PostAsync("/simulator/control/users", new() { DataObject = new { emails = people.Select(person => person.Email) } });
        answer.Status.ShouldBe(201, await answer.TextAsync());
    }

    private static string Webhook(Visit visit, string path) => $"{visit.Address}simulator/services/T0ACME00001/{path}";
}
