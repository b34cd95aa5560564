using System.Net;
using System.Text;
using A11.Core;

namespace A11.Site;

/// <summary>The frame of the site's pages.</summary>
internal sealed class SiteTemplate(SiteNavigation navigation)
{
    public const string Style = "site.css";
    public const string Script = "page.js";

    /// <summary>Nothing but the site's own files is loaded.</summary>
    private const string Policy = "default-src 'none'; style-src 'self'; script-src 'self'; base-uri 'none'; form-action 'self'";

    /// <summary>A whole page.</summary>
    /// <param name="address">Its address, from the site's root.</param>
    /// <param name="title">Its title, as text.</param>
    /// <param name="content">Its content, as HTML.</param>
    /// <param name="headings">What is listed as its contents.</param>
    /// <param name="scripts">Scripts of its own, by their addresses from the site's root.</param>
    public string Create(string address, string title, string content, IReadOnlyList<PageHeading>? headings = null, IReadOnlyList<string>? scripts = null)
    {
        string To(string other) => SiteLinks.Relate(address, other);
        var page = new StringBuilder("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n")
            .Append($"<meta http-equiv=\"Content-Security-Policy\" content=\"{Policy}\">\n<title>{Encode(title)} · {EngineVersion.Product}</title>\n<link rel=\"stylesheet\" href=\"{To(Style)}\">\n</head>\n<body class=\"site\">\n")
            .Append("<a class=\"skip\" href=\"#content\">Skip to the content</a>\n<header>\n")
            .Append($"<a class=\"brand\" href=\"{To("index.html")}\">{EngineVersion.Product}</a>\n")
            .Append($"<form class=\"search\" role=\"search\" action=\"{To(SearchPage.Address)}\"><label for=\"q\">Search</label> <input type=\"search\" id=\"q\" name=\"q\" placeholder=\"AXD3006, DL3006, health check\"> <button>Go</button></form>\n")
            .Append("<div class=\"theme\" hidden><label for=\"theme\">Theme</label> <select id=\"theme\"><option value=\"\">System</option><option value=\"light\">Light</option><option value=\"dark\">Dark</option></select></div>\n</header>\n<div class=\"columns\">\n");
        AppendNavigation(page, address);
        _ = page.Append("<main id=\"content\" tabindex=\"-1\">\n");
        AppendContents(page, headings ?? []);
        _ = page.Append(content).Append("</main>\n</div>\n").Append($"<script src=\"{To(Script)}\"></script>\n");
        foreach (var script in scripts ?? [])
        {
            _ = page.Append($"<script src=\"{To(script)}\"></script>\n");
        }

        return page.Append("</body>\n</html>\n").ToString();
    }

    private void AppendNavigation(StringBuilder page, string address)
    {
        _ = page.Append("<nav aria-label=\"Pages\">\n");
        foreach (var (title, pages) in navigation.Parts)
        {
            _ = page.Append($"<p>{Encode(title)}</p>\n<ul>\n");
            foreach (var (other, name) in pages)
            {
                _ = page.Append($"<li><a href=\"{SiteLinks.Relate(address, other)}\"{(other == address ? " aria-current=\"page\"" : "")}>{Encode(name)}</a></li>\n");
            }

            _ = page.Append("</ul>\n");
        }

        _ = page.Append("</nav>\n");
    }

    private static void AppendContents(StringBuilder page, IReadOnlyList<PageHeading> headings)
    {
        const int Fewest = 4;
        if (headings.Count < Fewest)
        {
            return;
        }

        _ = page.Append("<details class=\"contents\"><summary>On this page</summary><ul>");
        foreach (var heading in headings)
        {
            _ = page.Append($"<li><a href=\"#{heading.Id}\">{Encode(heading.Text)}</a></li>");
        }

        _ = page.Append("</ul></details>\n");
    }

    private static string Encode(string text) => WebUtility.HtmlEncode(text);
}
