using System.Collections.Immutable;
using Markdig;
using Markdig.Extensions.AutoIdentifiers;
using Markdig.Extensions.Tables;
using Markdig.Renderers;
using Markdig.Renderers.Html;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace A11.Site;

/// <summary>A page of the repository, parsed.</summary>
public sealed class MarkdownPage
{
    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder().UsePipeTables().UseAutoIdentifiers(AutoIdentifierOptions.GitHub).Build();

    private readonly MarkdownDocument _document;

    /// <summary>Parses a page.</summary>
    /// <param name="path">Its path from the repository's root, with slashes.</param>
    /// <param name="text">Its Markdown.</param>
    public MarkdownPage(string path, string text)
    {
        Path = path;
        _document = Markdown.Parse(text, Pipeline);
        foreach (var comment in _document.Descendants<HtmlBlock>().ToArray())
        {
            // Marks for the tests that write parts of a page.
            _ = comment.Parent!.Remove(comment);
        }

        foreach (var header in _document.Descendants<TableRow>().Where(row => row.IsHeader && !row.Descendants<LeafInline>().Any()).ToArray())
        {
            // Markdown has no table without a header, and an empty one is read out as a name of its column.
            _ = header.Parent!.Remove(header);
        }

        Headings = [.. _document.Descendants<HeadingBlock>().Select(heading => new PageHeading(heading.Level, heading.GetAttributes().Id ?? "", TextOf(heading.Inline)))];
    }

    /// <summary>The path from the repository's root, with slashes.</summary>
    public string Path { get; }

    /// <summary>The headings, in order.</summary>
    public ImmutableArray<PageHeading> Headings { get; }

    /// <summary>The text of the first heading; the path where there is none.</summary>
    public string Title => Headings.FirstOrDefault()?.Text ?? Path;

    /// <summary>The text of the first paragraph; empty where there is none.</summary>
    public string Summary => TextOf(_document.OfType<ParagraphBlock>().FirstOrDefault()?.Inline);

    /// <summary>The links, whose addresses may be replaced.</summary>
    public IEnumerable<LinkInline> Links => _document.Descendants<LinkInline>();

    /// <summary>The page's content as HTML.</summary>
    public string Render()
    {
        using var output = new StringWriter();
        var renderer = new HtmlRenderer(output);
        Pipeline.Setup(renderer);
        _ = renderer.ObjectRenderers.Replace<CodeBlockRenderer>(new ExampleRenderer());
        _ = renderer.Render(_document);
        return output.ToString();
    }

    private static string TextOf(ContainerInline? inline) => inline is null ? "" : string.Concat(inline.Descendants().Select(part => part switch
    {
        LiteralInline literal => literal.Content.ToString(),
        CodeInline code => code.Content,
        LineBreakInline => " ",
        _ => "",
    }));
}

/// <summary>A heading of a page.</summary>
/// <param name="Level">From 1.</param>
/// <param name="Id">By which addresses name it.</param>
/// <param name="Text">Its text.</param>
public sealed record PageHeading(int Level, string Id, string Text);
