using System.Text.Json;
using Portal.SlackSimulator.Callbacks;
using Portal.SlackSimulator.Workspaces;

namespace Portal.SlackSimulator.Api;

/// <summary>What a method answers, without the envelope around it.</summary>
internal sealed record ApiAnswer
{
    public string? Error { get; private init; }

    /// <summary>Extra members: of the success, or of the refusal (<c>needed</c>, <c>provided</c>).</summary>
    public Action<Utf8JsonWriter>? Body { get; private init; }

    /// <summary>Details with json-pointers, as texts.</summary>
    public IReadOnlyList<string> Errors { get; private init; } = [];

    public IReadOnlyList<string> Warnings { get; init; } = [];

    public string? NextCursor { get; init; }

    /// <summary>The message that the call stored or changed, for the call log.</summary>
    public SlackMessage? Message { get; init; }

    /// <summary>What the app is told of it at its events URL.</summary>
    public IReadOnlyList<SlackEvent> Events { get; init; } = [];

    public static ApiAnswer Ok(Action<Utf8JsonWriter>? body = null) => new() { Body = body };

    public static ApiAnswer Failed(string error) => new() { Error = error };

    public static ApiAnswer Failed(string error, IReadOnlyList<string> errors) => new() { Error = error, Errors = errors };

    public static ApiAnswer MissingArgument(string name) => Failed("invalid_arguments", [$"missing required field: {name}"]);

    public static ApiAnswer MissingScope(string needed, string provided) => new()
    {
        Error = "missing_scope",
        Body = writer =>
        {
            writer.WriteString("needed", needed);
            writer.WriteString("provided", provided);
        },
    };
}
