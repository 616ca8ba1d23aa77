using System.Globalization;
using Portal.Domain.Notifications.Routing;
using Portal.Domain.Slack;

namespace Portal.Domain.Errors;

/// <summary>Puts a failure into words for the instance's admins.</summary>
public static class ErrorAdvice
{
    public static Advice For(SlackError error, AdviceContext context) =>
        TokenAdvice.Find(error, context) ?? WebhookAdvice.Find(error, context) ?? TargetAdvice.Find(error, context) ?? ByKind(error, context);

    /// <summary>For a message in Slack that could not be brought up to date.</summary>
    public static Advice ForUpdate(SlackError error, AdviceContext context) => UpdateAdvice.Find(error, context) ?? For(error, context);

    /// <summary>For a test message.</summary>
    public static Advice ForTest(SlackError error, AdviceContext context) => TargetAdvice.FindForTest(error, context) ?? For(error, context);

    public static Advice For(RouteProblem problem, AdviceContext context) =>
        new(ErrorLevel.Error, problem.Code, problem.Message, problem.Remedy);

    private static Advice ByKind(SlackError error, AdviceContext context) => error.Kind switch
    {
        SlackErrorKind.RetryAfter => new(
            ErrorLevel.Warn, error.Code,
            $"Slack rate limit hit for connection \"{context.ConnectionName}\", {(MayStillGo(context) ? $"retrying after {Seconds(error.RetryAfter)}s" : "and the time for the message is over")}",
            (MayStillGo(context) ? "Nothing to do: the message is sent again by itself." : FallbackWords.Instead(context)) + " If it happens often, spread the messages over more channels."),
        SlackErrorKind.Retry => new(
            ErrorLevel.Warn, error.Code,
            $"Slack could not be reached by connection \"{context.ConnectionName}\" ({error.Code})",
            (MayStillGo(context) ? "Nothing to do: it is tried again by itself, and the fallback takes over when that takes too long." : "Slack had its time for the message. " + FallbackWords.Instead(context))
            + " See status.slack.com."),
        SlackErrorKind.Content => new(
            ErrorLevel.Error, error.Code,
            $"Slack refused a message of connection \"{context.ConnectionName}\" ({error.Code}{Detail(error)})",
            "This is a fault of Portal, not of your settings. Report it with this entry." + (context.Fallback is null ? "" : " " + FallbackWords.Instead(context))),
        SlackErrorKind.Target => new(
            ErrorLevel.Error, error.Code,
            $"Slack cannot deliver to {Target(context)} by connection \"{context.ConnectionName}\" ({error.Code})",
            "Check the channel's posting rules in Slack, or choose another channel."),
        SlackErrorKind.Connection => new(
            ErrorLevel.Error, error.Code,
            $"Connection \"{context.ConnectionName}\" no longer works ({error.Code}{Detail(error)})",
            "Reconnect it, then send a test message. " + FallbackWords.Until(context)),
    };

    // Where no notification is concerned, nothing has been given up.
    private static bool MayStillGo(AdviceContext context) => context.IsTriedAgain || context.Fallback is null;

    private static string Target(AdviceContext context) => context.ChannelId ?? context.Email ?? "this channel or person";

    private static string Detail(SlackError error) => error.Detail is null ? "" : ": " + error.Detail;

    private static string Seconds(TimeSpan? wait) => Math.Ceiling((wait ?? TimeSpan.FromSeconds(1)).TotalSeconds).ToString(CultureInfo.InvariantCulture);
}
