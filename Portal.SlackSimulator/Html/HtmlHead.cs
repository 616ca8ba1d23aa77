namespace Portal.SlackSimulator.Html;

/// <summary>What every page of the simulator begins with.</summary>
internal static class HtmlHead
{
    public static void Write(HtmlWriter html, string title, string basePath, bool hasScript)
    {
        html.Add($"""
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="color-scheme" content="light dark">
            <title>{title} | Slack simulator</title>
            <link rel="icon" href="{basePath}/viewer/viewer.svg" type="image/svg+xml">
            <link rel="stylesheet" href="{basePath}/viewer/viewer.css?v={HtmlAsset.Version}">

            """);
        if (hasScript)
        {
            html.Add($"""
                <script src="{basePath}/viewer/viewer.js?v={HtmlAsset.Version}" defer></script>

                """);
        }

        html.Markup("</head>\n");
    }
}
