namespace Portal.E2E.Support;

/// <summary>The webhooks of the simulated workspace, as they stand in its documentation.</summary>
internal static class Simulator
{
    public static string FinanceWebhook(this Visit visit) => Webhook(visit, "B0FINANCE01/simulatorFinance00000001");

    public static string ApprovalsWebhook(this Visit visit) => Webhook(visit, "B0APPROVALS/simulatorApprovals000001");

    /// <summary>Answers 404 <c>no_service</c>.</summary>
    public static string RemovedWebhook(this Visit visit) => Webhook(visit, "B0REMOVED01/simulatorRemoved00000001");

    private static string Webhook(Visit visit, string path) => $"{visit.Address}simulator/services/T0ACME00001/{path}";
}
