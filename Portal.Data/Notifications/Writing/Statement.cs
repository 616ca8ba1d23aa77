using System.Text.RegularExpressions;

namespace Portal.Data.Notifications.Writing;

/// <summary>One of the hot statements with its parameters, in the order in which they are given.</summary>
/// <param name="text">SQL with <c>@Name</c> for each parameter.</param>
/// <param name="parameters">Each of them once.</param>
internal sealed partial class Statement(string text, IReadOnlyList<Column> parameters)
{
    public string Text { get; } = text;

    public IReadOnlyList<Column> Parameters { get; } = parameters;

    /// <summary>The same with <c>$1</c> for the first parameter, as PostgreSQL takes it without reading it through first.</summary>
    public string Positional { get; } = Name().Replace(text, name => "$" + (IndexOf(parameters, name.Groups["name"].Value) + 1));

    private static int IndexOf(IReadOnlyList<Column> parameters, string name)
    {
        for (var i = 0; i < parameters.Count; i++)
        {
            if (parameters[i].Name == name)
            {
                return i;
            }
        }

        throw new ArgumentException($"The statement names @{name}, which is none of its parameters.", nameof(parameters));
    }

    [GeneratedRegex(@"@(?<name>\w+)", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Name();
}
