using Portal.SlackSimulator.Faults;

namespace Portal.SlackSimulator.Control;

/// <summary>The fields of a fault to arm, each checked where it is read.</summary>
internal static class FaultInput
{
    public const int DefaultDelayMs = 3_000;

    public static string? Target(ControlBody body, string field, FaultTargets targets)
    {
        if (body.Text(field) is not { Length: > 0 } text)
        {
            body.Wrong(field, "Name a method, \"webhook\", \"api\", a webhook's path, a channel, a person or a token.");
            return null;
        }

        var target = targets.Find(text);
        if (target is null)
        {
            body.Wrong(field, $"'{text}' is no method, webhook path, channel, person or token of this workspace.");
        }

        return target;
    }

    public static FaultKind? Kind(ControlBody body)
    {
        var name = body.Text("kind");
        var kind = FaultKind.Armable.FirstOrDefault(kind => kind.Name == name);
        if (kind is null)
        {
            body.Wrong("kind", $"Must be one of {string.Join(", ", FaultKind.Armable.Select(known => known.Name))}.");
        }

        return kind;
    }

    public static string? Error(ControlBody body, FaultKind? kind)
    {
        var error = body.Text("error");
        if (kind == FaultKind.Refusal && string.IsNullOrEmpty(error))
        {
            body.Wrong("error", "Name the error to answer, for example channel_not_found.");
        }
        else if (error is { Length: > 100 })
        {
            body.Wrong("error", "Must not be longer than 100 characters.");
        }

        return kind == FaultKind.Refusal ? error : null;
    }
}
