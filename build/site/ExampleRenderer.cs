using System.Net;
using Markdig.Renderers;
using Markdig.Renderers.Html;
using Markdig.Syntax;

namespace A11.Site;

/// <summary>Code, and the examples of rules and criteria: whether they are good or bad, the name of their file, and what is found in them.</summary>
internal sealed class ExampleRenderer : HtmlObjectRenderer<CodeBlock>
{
    /// <inheritdoc/>
    protected override void Write(HtmlRenderer renderer, CodeBlock block)
    {
        var words = (block as FencedCodeBlock)?.Arguments?.Split(' ', StringSplitOptions.RemoveEmptyEntries) ?? [];
        var kind = words.FirstOrDefault(word => !word.Contains('=', StringComparison.Ordinal)) ?? "";
        var file = words.FirstOrDefault(word => word.StartsWith("file=", StringComparison.Ordinal))?["file=".Length..] ?? "";
        var caption = string.Join(": ", ((string[])[LabelOf(kind), file]).Where(part => part.Length > 0));
        _ = renderer.EnsureLine();
        _ = renderer.Write(caption.Length == 0 ? "<pre class=\"text\"><code>" : $"<figure class=\"{ClassOf(kind)}\"><figcaption>{WebUtility.HtmlEncode(caption)}</figcaption><pre class=\"text\"><code>");
        var code = WebUtility.HtmlEncode(block.Lines.ToString());
        _ = renderer.Write(code.Replace("⟦", "<mark>", StringComparison.Ordinal).Replace("⟧", "</mark>", StringComparison.Ordinal));
        _ = renderer.WriteLine(caption.Length == 0 ? "</code></pre>" : "</code></pre></figure>");
    }

    private static string LabelOf(string kind) => kind switch
    {
        "bad" => "Bad",
        "good" => "Good",
        "met" => "Met",
        "not-met" => "Not met",
        "unchecked" => "Unchecked",
        "with" => "With",
        "config" => "Configuration",
        _ => "",
    };

    private static string ClassOf(string kind) => kind switch
    {
        "bad" or "not-met" => "bad",
        "good" or "met" => "good",
        _ => "other",
    };
}
