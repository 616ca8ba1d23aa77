using Portal.Domain;

namespace Portal.Features;

/// <summary>How a use case ended: with a value, with problems to mend, or with nothing found (missing and not-yours look the same).</summary>
internal sealed record Outcome<T>
{
    private Outcome(T? value, IReadOnlyList<FieldProblem> problems, bool isMissing) => (Value, Problems, IsMissing) = (value, problems, isMissing);

    /// <summary>Set when <see cref="IsOk"/>.</summary>
    public T? Value { get; }

    /// <summary>All problems at once, each with its field and remedy.</summary>
    public IReadOnlyList<FieldProblem> Problems { get; }

    public bool IsMissing { get; }

    public bool IsOk => !IsMissing && Problems.Count == 0;

    public static Outcome<T> Ok(T value) => new(value, [], isMissing: false);

    public static Outcome<T> Invalid(params IReadOnlyList<FieldProblem> problems) => new(default, problems, isMissing: false);

    public static Outcome<T> Missing() => new(default, [], isMissing: true);

    /// <summary>The same end with another value.</summary>
    public Outcome<TOther> Map<TOther>(Func<T, TOther> map) =>
        IsMissing ? Outcome<TOther>.Missing() : IsOk ? Outcome<TOther>.Ok(map(Value!)) : Outcome<TOther>.Invalid(Problems);
}
