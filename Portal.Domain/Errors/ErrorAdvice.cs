using Portal.Domain.Notifications.Delivery;
using Portal.Domain.Notifications.Routing;

namespace Portal.Domain.Errors;

/// <summary>Puts a failure into words for the instance's admins.</summary>
public static class ErrorAdvice
{
    public static Advice For(SlackError error, AdviceContext context) => new(ErrorLevel.Error, error.Code, context.ConnectionName, "");

    public static Advice For(RouteProblem problem, AdviceContext context) => new(ErrorLevel.Error, problem.Code, problem.Message + context.ChannelId, problem.Remedy);
}
