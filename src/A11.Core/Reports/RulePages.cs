using System.Reflection;
using A11.Core.Diagnostics;

namespace A11.Core.Reports;

/// <summary>The rules' pages, <c>docs/rules/AX….md</c>, which the assembly carries.</summary>
public static class RulePages
{
    private const string HeaderEnd = "<!-- /rule -->\n";

    /// <summary>Where the product is described: the property of this name in Directory.Build.props.</summary>
    public static string ProductAddress { get; } = Read(nameof(ProductAddress));

    /// <summary>Where the documentation site is, without a slash at its end: the property of this name in Directory.Build.props.</summary>
    public static string DocumentationAddress { get; } = Read(nameof(DocumentationAddress)).TrimEnd('/');

    /// <summary>The page's Markdown; null where the rule has none.</summary>
    public static string? Find(CheckDescriptor rule)
    {
        using var stream = typeof(RulePages).Assembly.GetManifestResourceStream($"rules/{rule.Id}.md");
        if (stream is null)
        {
            return null;
        }

        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }

    /// <summary>Where the page can be read on the web.</summary>
    public static string AddressOf(CheckDescriptor rule) => $"{DocumentationAddress}/rules/{rule.Id}.html";

    /// <summary>The first paragraph below the page's header, on one line: why the rule matters. The rule's title where the page has none.</summary>
    public static string SummaryOf(CheckDescriptor rule, string? page)
    {
        var start = page?.IndexOf(HeaderEnd, StringComparison.Ordinal) ?? -1;
        if (start < 0)
        {
            return rule.Title;
        }

        var body = page.AsSpan(start + HeaderEnd.Length).TrimStart('\n');
        var end = body.IndexOf("\n\n");
        var paragraph = (end < 0 ? body : body[..end]).Trim();
        return paragraph.IsEmpty || paragraph[0] == '#' ? rule.Title : paragraph.ToString().Replace('\n', ' ');
    }

    private static string Read(string name) => typeof(RulePages).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(metadata => metadata.Key == name).Value!;
}
