using System.Text.RegularExpressions;
using Deque.AxeCore.Commons;

namespace Portal.E2E.Support;

/// <summary>What a careful eye would find wrong with any page.</summary>
internal static partial class Inspection
{
    private static readonly string Axe = new BundledAxeScriptProvider().GetScript();

    // Deque's own wrapper lays out what it found in a new, blank page each time, which takes longer than finding it. It does so for frames
    // of other origins, and there are none.
    private const string Violations = """
        async () => (await axe.run(document, { resultTypes: ['violations'] })).violations
            .flatMap(rule => rule.nodes.map(node => `${rule.id}, ${rule.help}: ${node.target} ${node.html}`))
        """;

    private const string ExcessWidth = "document.scrollingElement.scrollWidth - innerWidth";

    /// <summary>Texts of one letter a line: their column is too narrow. What is clipped away is meant for the ear.</summary>
    private const string Squeezed = """
        [...document.querySelectorAll('main *')]
            .filter(element => !element.children.length && element.textContent.trim().length > 5 && !element.closest('.sr-only, .ledger-open .page-header, .symbol, svg'))
            .map(element => { const range = document.createRange(); range.selectNodeContents(element); return [element.textContent.trim(), range.getBoundingClientRect()]; })
            .filter(([, box]) => box.width > 1 && box.width < 24 && box.height > 60)
            .map(([text]) => text)
        """;

    /// <summary>The page as it is now, and what its fields hold.</summary>
    private const string AllText = """
        [document.documentElement.outerHTML, ...[...document.querySelectorAll('input, textarea')].map(field => field.value)].join('\n')
        """;

    public static async Task<IEnumerable<string>> SecretsAsync(IPage page)
    {
        var text = await page.EvaluateAsync<string>(AllText);
        // Not the whole of it: what is reported here lands in a log.
        return Secrets().Matches(text).Select(secret => $"a secret in plain text: {secret.Value[..12]}…");
    }

    public static async Task<IEnumerable<string>> ShapeAsync(IPage page)
    {
        var excess = await page.EvaluateAsync<int>(ExcessWidth);
        var squeezed = await page.EvaluateAsync<string[]>(Squeezed);
        return [.. excess > 0 ? (string[])[$"{excess} px too wide"] : [], .. squeezed.Select(text => $"squeezed: {text}")];
    }

    public static async Task<IEnumerable<string>> AccessibilityAsync(IPage page)
    {
        if (!await page.EvaluateAsync<bool>("'axe' in window"))
        {
            await page.EvaluateAsync(Axe);
        }

        return await page.EvaluateAsync<string[]>(Violations);
    }

    /// <summary>Slack's tokens, our signing secrets and API tokens, and the secret end of a webhook.</summary>
    [GeneratedRegex(@"xox[a-z]-[\w-]{8,}|whsec_[\w+/=]{20,}|ptl_\w{20,}|/services/T\w+/B\w+/\w{6,}", RegexOptions.None, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex Secrets();
}
