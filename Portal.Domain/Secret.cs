namespace Portal.Domain;

public sealed class Secret(string value)
{
    public string LastFour => value.Length <= 4 ? value : value[^4..];

    public string Reveal() => value;

    public override string ToString() => "***";
}
