using System.Net;
using System.Text;
using A11.Core.Diagnostics;

namespace A11.Site;

/// <summary>The page that lists all rules by what they look at.</summary>
internal static class RuleIndex
{
    public const string Address = "rules/index.html";

    public static string Render(IReadOnlyList<CheckDescriptor> rules)
    {
        var page = new StringBuilder($"<h1>Rules</h1>\n<p>{rules.Count} rules. The search knows them by our ID, by their name, and by what other linters call them: AXD3006, untagged-base-image, DL3006.</p>\n");
        foreach (var domain in DomainNames.All)
        {
            var own = rules.Where(rule => DomainNames.Find(rule) == domain).ToArray();
            if (own.Length == 0)
            {
                continue;
            }

            _ = page.Append($"<h2 id=\"{domain}\">{domain}</h2>\n<table><thead><tr><th scope=\"col\">Rule</th><th scope=\"col\">Asks for</th><th scope=\"col\">Severity</th><th scope=\"col\">Category</th><th scope=\"col\">Fix</th></tr></thead><tbody>\n");
            foreach (var rule in own)
            {
                _ = page.Append($"<tr><th scope=\"row\"><a href=\"{rule.Id}.html\">{rule.Id}</a></th><td>{WebUtility.HtmlEncode(rule.Title)}</td><td>{(rule.OptIn ? "off" : rule.Severity.ToName())}</td><td>{rule.Category.ToName()}</td><td>{rule.Fix switch { FixSafety.None => "", FixSafety.Safe => "safe", _ => "unsafe" }}</td></tr>\n");
            }

            _ = page.Append("</tbody></table>\n");
        }

        return page.ToString();
    }
}
