using System.Runtime.CompilerServices;
using System.Text;

namespace Portal.SlackSimulator.Html;

/// <summary>Collects HTML. What is written in the template is markup, what is filled into it is text and gets escaped: there is no way around.</summary>
internal sealed class HtmlWriter
{
    private readonly StringBuilder _html = new();

    /// <summary>Adds markup whose holes are escaped, in element content and in quoted attributes alike.</summary>
    public HtmlWriter Add([InterpolatedStringHandlerArgument("")] HtmlTemplate template)
    {
        // The template wrote itself while it was built.
        _ = template;
        return this;
    }

    public void Text(ReadOnlySpan<char> text)
    {
        foreach (var letter in text)
        {
            switch (letter)
            {
                case '&':
                    _html.Append("&amp;");
                    break;
                case '<':
                    _html.Append("&lt;");
                    break;
                case '>':
                    _html.Append("&gt;");
                    break;
                case '"':
                    _html.Append("&quot;");
                    break;
                case '\'':
                    _html.Append("&#39;");
                    break;
                default:
                    _html.Append(letter);
                    break;
            }
        }
    }

    public override string ToString() => _html.ToString();

    public void Markup(string markup) => _html.Append(markup);
}
