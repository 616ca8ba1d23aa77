using System.Text;

namespace Portal.Domain.Notifications.Reading;

/// <summary>Reads one line of markup.</summary>
internal sealed class MrkdwnLineParser
{
    private readonly string _line;
    private readonly IReadOnlyList<char> _within;
    private readonly List<MrkdwnNode> _nodes = [];
    private readonly StringBuilder _text = new();
    private int _at;

    private MrkdwnLineParser(string line, IReadOnlyList<char> within) => (_line, _within) = (line, within);

    public static IReadOnlyList<MrkdwnNode> Parse(string line) => Parse(line, []);

    // A style within itself is text, which also bounds how deep the tree can be.
    private static List<MrkdwnNode> Parse(string line, IReadOnlyList<char> within)
    {
        var parser = new MrkdwnLineParser(line, within);
        while (parser._at < line.Length)
        {
            parser.Step();
        }

        parser.FlushText();
        return parser._nodes;
    }

    private void Step()
    {
        var taken = _line[_at] switch
        {
            '<' => TakeControl(),
            '`' => TakeCode(),
            '*' or '_' or '~' => TakeStyle(_line[_at]),
            _ => false,
        };
        if (!taken)
        {
            _text.Append(_line[_at]);
            _at++;
        }
    }

    private bool TakeControl()
    {
        var end = _line.IndexOf('>', _at);
        if (end < 0 || MrkdwnControl.Read(_line[(_at + 1)..end], label => Parse(label, _within)) is not { } node)
        {
            return false;
        }

        Add(node, end + 1);
        return true;
    }

    private bool TakeCode()
    {
        var end = _line.IndexOf('`', _at + 1);
        if (end <= _at + 1)
        {
            return false;
        }

        Add(new CodeNode(MrkdwnEntities.Decode(_line[(_at + 1)..end])), end + 1);
        return true;
    }

    private bool TakeStyle(char sign)
    {
        if (_within.Contains(sign) || !CanOpen(_at) || FindClose(sign) is not { } end)
        {
            return false;
        }

        var style = sign switch
        {
            '*' => MrkdwnStyle.Bold,
            '_' => MrkdwnStyle.Italic,
            _ => MrkdwnStyle.Strike,
        };
        Add(new StyledNode(style, Parse(_line[(_at + 1)..end], [.. _within, sign])), end + 1);
        return true;
    }

    private bool CanOpen(int at) =>
        (at == 0 || !char.IsLetterOrDigit(_line[at - 1])) && at + 1 < _line.Length && !char.IsWhiteSpace(_line[at + 1]) && _line[at + 1] != _line[at];

    private int? FindClose(char sign)
    {
        for (var i = _at + 1; i < _line.Length; i++)
        {
            if (_line[i] == sign && i > _at + 1 && !char.IsWhiteSpace(_line[i - 1]) && (i + 1 == _line.Length || !char.IsLetterOrDigit(_line[i + 1])))
            {
                return i;
            }

            i = SkipOver(i);
        }

        return null;
    }

    // Signs in a link's address or in code close nothing.
    private int SkipOver(int at)
    {
        var closing = _line[at] switch { '<' => '>', '`' => '`', _ => '\0' };
        var end = closing == '\0' ? -1 : _line.IndexOf(closing, at + 1);
        return end < 0 ? at : end;
    }

    private void Add(MrkdwnNode node, int next)
    {
        FlushText();
        _nodes.Add(node);
        _at = next;
    }

    private void FlushText()
    {
        if (_text.Length > 0)
        {
            _nodes.Add(new TextNode(MrkdwnEntities.Decode(_text.ToString())));
            _text.Clear();
        }
    }
}
