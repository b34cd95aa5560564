using System.Net;
using A11.Core.Text;

namespace A11.Core.Reports.Html;

/// <summary>Text from elsewhere as a part of a page: markup in it stays text, and what is unseen or turns the reading direction is spelled out.</summary>
public static class HtmlText
{
    /// <summary>A message on one line, for an element or an attribute in quotes.</summary>
    public static string Line(string text) => WebUtility.HtmlEncode(PrintableText.Line(text));

    /// <summary>Text of several lines, with its tabs.</summary>
    public static string Lines(string text) => WebUtility.HtmlEncode(PrintableText.Lines(text)).Replace("\t", "&#9;", StringComparison.Ordinal);

    /// <summary>The name of a file.</summary>
    public static string Name(string name) => WebUtility.HtmlEncode(PrintableText.Name(name));
}
