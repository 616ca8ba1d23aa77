namespace Portal.SlackSimulator.Shapes;

/// <summary>Names without accents, as Slack's <c>…_normalized</c> members hold them. By a table: the process may run without ICU.</summary>
internal static class Plain
{
    private const string Accented = "áàâäãåāąæçćčďðđéèêëēęěíìîïīıłñńňóòôöõøōőřśšșťțúùûüūůűýÿźżž";
    private const string Bare = "aaaaaaaaacccdddeeeeeeeiiiiiilnnnoooooooorsssttuuuuuuuyyzzz";

    public static string Of(string name) => string.Concat(name.Select(Of));

    private static char Of(char letter)
    {
        var lower = char.ToLowerInvariant(letter);
        var bare = Accented.IndexOf(lower, StringComparison.Ordinal) is >= 0 and var at ? Bare[at] : letter;
        return lower == letter ? bare : char.ToUpperInvariant(bare);
    }
}
