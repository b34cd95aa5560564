using System.Text;
using A11.Core.Analysis;
using A11.Core.Diagnostics;
using A11.Core.Editing;
using A11.Core.Reports;
using A11.Core.Text;
using A11.LanguageServer.Diagnostics;
using A11.LanguageServer.Documents;
using A11.LanguageServer.Protocol;

namespace A11.LanguageServer.Editing;

/// <summary>What editors show beside findings, in the protocol's terms: texts for places, completions, definitions, references, outlines and folds.</summary>
/// <param name="engine">Knows the kinds of files.</param>
/// <param name="diagnostics">Knows what was found.</param>
internal sealed class EditorFeatures(Engine engine, DiagnosticPublisher diagnostics)
{
    private const string HeaderEnd = "<!-- /rule -->\n";

    /// <summary>More completions are of no use to anybody; the list is made anew with the next letter.</summary>
    private const int MaximumCompletions = 1_000;

    /// <summary>The text for a place: why something is found there, and what is there.</summary>
    public Hover? FindHover(DocumentRequest request, Position position)
    {
        var offset = request.Document.Text.ToOffset(position);
        var findings = (diagnostics.Find(request.Document)?.Findings ?? []).Where(finding => finding.Span.Start <= offset && offset <= finding.Span.End).DistinctBy(static finding => finding.Rule.Id).ToArray();
        string[] texts = [.. findings.Select(Describe), .. View(request).Describe(request.Document.Path, offset) is { } text ? [text] : Array.Empty<string>()];
        return texts.Length == 0 ? null : new Hover(MarkupContent.Markdown(string.Join("\n\n---\n\n", texts)), findings.Length == 0 ? null : FindingConverter.RangeOf(findings[0]));
    }

    /// <summary>What can be put in at a place.</summary>
    public CompletionList FindCompletions(DocumentRequest request, Position position)
    {
        var text = request.Document.Text;
        var suggestions = View(request).Suggest(request.Document.Path, text.ToOffset(position));
        return new CompletionList(suggestions.Length > MaximumCompletions, [.. suggestions.Take(MaximumCompletions).Select((suggestion, index) => Convert(suggestion, index, text))]);
    }

    /// <summary>Where what is at a place is defined.</summary>
    public Location[] FindDefinitions(DocumentRequest request, Position position)
    {
        var (view, locations) = (View(request), new DocumentLocations(request));
        return view.FindSymbol(request.Document.Path, request.Document.Text.ToOffset(position)) is not { } use ? []
            : [.. view.FindDefinitions(use.Symbol).Select(place => locations.Find(place.Path, place.Span)).OfType<Location>()];
    }

    /// <summary>Where what is at a place is used.</summary>
    public Location[] FindReferences(DocumentRequest request, Position position, bool includesDefinition, CancellationToken cancellation)
    {
        var (view, locations) = (View(request), new DocumentLocations(request));
        return view.FindSymbol(request.Document.Path, request.Document.Text.ToOffset(position)) is not { } use ? []
            : [.. view.FindReferences(use.Symbol, includesDefinition, cancellation).Select(place => locations.Find(place.Path, place.Span)).OfType<Location>()];
    }

    /// <summary>The outline of a document.</summary>
    public DocumentSymbol[] FindOutline(DocumentRequest request) => [.. View(request).FindOutline(request.Document.Path).Select(item => Convert(item, request.Document.Text))];

    /// <summary>What can be folded: scripts, and the parts of the outline.</summary>
    public FoldingRange[] FindFolds(DocumentRequest request)
    {
        var (view, text) = (View(request), request.Document.Text);
        var spans = view.FindScripts(request.Document.Path).Concat(view.FindOutline(request.Document.Path).SelectMany(SpansOf));
        return [.. spans.Select(span => FoldOf(span, text)).Where(static fold => fold.EndLine > fold.StartLine).Distinct().OrderBy(static fold => fold.StartLine).ThenByDescending(static fold => fold.EndLine)];
    }

    private EditorView View(DocumentRequest request) => new(engine, request.Files);

    /// <summary>A finding's message, and its page up to the examples.</summary>
    private static string Describe(Diagnostic finding)
    {
        var text = new StringBuilder($"**{finding.Rule.Id}** {finding.Rule.Title}\n\n{finding.Message}");
        var page = RulePages.Find(finding.Rule) ?? "";
        var start = page.IndexOf(HeaderEnd, StringComparison.Ordinal);
        if (start >= 0)
        {
            var body = page[(start + HeaderEnd.Length)..];
            var examples = body.IndexOf("\n## ", StringComparison.Ordinal);
            _ = text.Append($"\n\n{(examples < 0 ? body : body[..examples]).Trim()}");
        }

        return text.Append($"\n\n[The page of {finding.Rule.Id}]({RulePages.AddressOf(finding.Rule)})").ToString();
    }

    private static CompletionItem Convert(Suggestion suggestion, int index, SourceText text) => new(suggestion.Label ?? suggestion.Text)
    {
        Kind = suggestion.Kind switch
        {
            SuggestionKind.Key => 10,
            SuggestionKind.Value => 12,
            SuggestionKind.Name => 18,
            SuggestionKind.Property => 5,
            SuggestionKind.Function => 3,
            SuggestionKind.Keyword => 14,
            _ => 17,
        },
        Detail = suggestion.Detail,
        SortText = index.ToString("D4", System.Globalization.CultureInfo.InvariantCulture),
        TextEdit = new ProtocolTextEdit(text.ToRange(suggestion.Replaced), suggestion.Text),
    };

    private static DocumentSymbol Convert(OutlineItem item, SourceText text) => new(item.Name, KindOf(item.Kind), text.ToRange(item.Span), text.ToRange(item.NameSpan))
    {
        Detail = item.Detail,
        Children = item.Children.IsEmpty ? null : [.. item.Children.Select(child => Convert(child, text))],
    };

    /// <summary>What comes nearest of the protocol's kinds, which are those of programs.</summary>
    private static int KindOf(OutlineKind kind) => kind switch
    {
        OutlineKind.Job or OutlineKind.Stage => 5,
        OutlineKind.Step or OutlineKind.Instruction => 6,
        OutlineKind.Service or OutlineKind.Container => 2,
        OutlineKind.Target => 12,
        OutlineKind.Variable => 13,
        _ => 19,
    };

    private static IEnumerable<TextSpan> SpansOf(OutlineItem item) => item.Children.SelectMany(SpansOf).Prepend(item.Span);

    private static FoldingRange FoldOf(TextSpan span, SourceText text)
    {
        var end = span.End;
        while (end > span.Start && char.IsWhiteSpace(text.Content[end - 1]))
        {
            end--;
        }

        return new FoldingRange(text.ToPosition(span.Start).Line, text.ToPosition(end).Line);
    }
}
