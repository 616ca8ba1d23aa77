using System.Text.Json.Serialization;

namespace Portal.SlackSimulator.Callbacks;

/// <summary>A request to the app and what came of it.</summary>
internal sealed record Delivery(DateTimeOffset At, string Type, string RequestUrl)
{
    public string? EventId { get; init; }

    public int RetryNum { get; init; }

    /// <summary>Null if there was no answer.</summary>
    public int? Status { get; init; }

    public double LatencyMs { get; init; }

    public string? Body { get; init; }

    /// <summary>Why there was no answer, in the word of x-slack-retry-reason.</summary>
    public string? Error { get; init; }

    /// <summary>Whether Slack would be content: without that a person sees ⚠, and an event is sent again.</summary>
    public bool Accepted { get; init; }

    /// <summary>For url_verification: whether the challenge came back.</summary>
    public bool? ChallengeAnswered { get; init; }

    [JsonIgnore]
    public bool WantsNoRetry { get; init; }
}
