using System.Globalization;
using System.Runtime.CompilerServices;

namespace Portal.SlackSimulator.Html;

/// <summary>Lets <see cref="HtmlWriter.Add"/> tell markup from text in an interpolated string.</summary>
[InterpolatedStringHandler]
internal readonly ref struct HtmlTemplate
{
    private readonly HtmlWriter _writer;

    public HtmlTemplate(int literalLength, int formattedCount, HtmlWriter writer)
    {
        _ = literalLength + formattedCount;
        _writer = writer;
    }

    public void AppendLiteral(string markup) => _writer.Markup(markup);

    public void AppendFormatted(string? text) => _writer.Text(text);

    public void AppendFormatted<T>(T value) => _writer.Text(value?.ToString());

    public void AppendFormatted<T>(T value, string format)
        where T : IFormattable => _writer.Text(value.ToString(format, CultureInfo.InvariantCulture));
}
