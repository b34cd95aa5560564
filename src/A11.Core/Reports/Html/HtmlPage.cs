using System.Security.Cryptography;
using System.Text;

namespace A11.Core.Reports.Html;

/// <summary>
/// The frame of a page that is one file: its style and its script are in it, and its policy (Content Security Policy Level 3, “Usage of hash-source”) has a browser run and load nothing else.
/// </summary>
public static class HtmlPage
{
    private static readonly Lazy<string> Style = new(() => Read("page.css"));
    private static readonly Lazy<string> Script = new(() => Read("page.js"));

    /// <summary>Writes what stands before the page's own content: the head, the link that skips to the content, and the title with the choice of the theme.</summary>
    /// <param name="title">The title, not yet escaped.</param>
    /// <param name="skip">Where the first link leads to: what it is called, in the plural or with its article.</param>
    /// <param name="output">Where to.</param>
    public static void WriteStart(string title, string skip, TextWriter output)
    {
        output.Write("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
        output.Write($"<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src {HashOf(Style.Value)}; script-src {HashOf(Script.Value)}; base-uri 'none'; form-action 'none'\">\n");
        output.Write("<meta name=\"referrer\" content=\"no-referrer\">\n");
        output.Write($"<title>{EngineVersion.Product}: {HtmlText.Line(title)}</title>\n<style>{Style.Value}</style>\n</head>\n<body>\n");
        output.Write($"<a class=\"skip\" href=\"#content\">Skip to {HtmlText.Line(skip)}</a>\n<header>\n<h1>{HtmlText.Line(title)}</h1>\n");
        output.Write("<div class=\"theme\" hidden><label for=\"theme\">Theme</label> <select id=\"theme\"><option value=\"\">System</option><option value=\"light\">Light</option><option value=\"dark\">Dark</option></select></div>\n</header>\n");
        output.Write("<main id=\"content\" tabindex=\"-1\">\n");
    }

    /// <summary>Writes what stands behind the content.</summary>
    /// <param name="output">Where to.</param>
    public static void WriteEnd(TextWriter output) =>
        output.Write($"</main>\n<footer><p>{EngineVersion.Product} {EngineVersion.Text}</p></footer>\n<script>{Script.Value}</script>\n</body>\n</html>\n");

    private static string HashOf(string content) => $"'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(content)))}'";

    private static string Read(string name)
    {
        using var reader = new StreamReader(typeof(HtmlPage).Assembly.GetManifestResourceStream($"reports/{name}")!);
        return "\n" + reader.ReadToEnd().ReplaceLineEndings("\n");
    }
}
