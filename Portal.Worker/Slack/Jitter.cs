namespace Portal.Worker.Slack;

/// <summary>Chance as a dependency: moves retries apart.</summary>
/// <param name="next">Answers a number of [0, 1).</param>
internal sealed class Jitter(Func<double> next)
{
    /// <summary>A number of [-1, 1).</summary>
    public double Next() => (next() * 2) - 1;
}
