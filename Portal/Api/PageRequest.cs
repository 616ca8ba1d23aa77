using System.Globalization;
using System.Reflection;
using Portal.Domain;

namespace Portal.Api;

/// <summary>Which part of a list a caller wants: <c>?limit=…&amp;offset=…</c>.</summary>
internal sealed record PageRequest(int Offset, int Limit, IResult? Refusal = null)
{
    public const int Most = 200;
    public const int Usual = 50;

    public static ValueTask<PageRequest?> BindAsync(HttpContext context, ParameterInfo parameter)
    {
        List<FieldProblem> problems = [];
        var limit = Read(context.Request.Query["limit"], "limit", Usual, 1, Most, problems);
        var offset = Read(context.Request.Query["offset"], "offset", 0, 0, int.MaxValue, problems);
        return ValueTask.FromResult<PageRequest?>(new PageRequest(offset, limit, problems.Count == 0 ? null : Problems.Invalid(problems)));
    }

    public static int Read(string? text, string name, int otherwise, int least, int most, List<FieldProblem> problems)
    {
        if (string.IsNullOrEmpty(text))
        {
            return otherwise;
        }

        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most)
        {
            return number;
        }

        problems.Add(new FieldProblem(name, string.Create(CultureInfo.InvariantCulture, $"Send a whole number from {least} to {most}.")));
        return otherwise;
    }
}
