using System.Collections.Immutable;
using System.Text.Json;
using A11.Agents.Checks;
using A11.Core.Diagnostics;
using A11.Core.Files;
using A11.Core.Reports;
using A11.Core.Text;
using A11.LanguageServer.Diagnostics;
using A11.LanguageServer.Documents;
using A11.LanguageServer.Protocol;

namespace A11.LanguageServer.Editing;

/// <summary>What can be done about findings: fix them, suppress them, read why they are there.</summary>
/// <param name="diagnostics">Knows what was found.</param>
internal sealed class CodeActions(DiagnosticPublisher diagnostics)
{
    /// <summary>The command that shows a page; its argument is the page's address.</summary>
    public const string OpenPage = "a11.openPage";

    private const string Suppress = "suppress";
    private const string FixAll = "fixAll";
    private const string Reason = "TODO: say why";

    /// <summary>What can be done at a place.</summary>
    /// <param name="request">The document.</param>
    /// <param name="place">The place.</param>
    /// <param name="only">The kinds that are asked for; null for all.</param>
    /// <param name="resolvesLater">Whether edits are made when an action is chosen.</param>
    /// <param name="cancellation">Ends the search early.</param>
    public CodeAction[] Find(DocumentRequest request, DocumentRange place, string[]? only, bool resolvesLater, CancellationToken cancellation)
    {
        var findings = FindingsOf(request, cancellation);
        var here = findings.Where(finding => Touches(finding, place)).ToArray();
        var actions = new List<CodeAction>();
        if (IsAskedFor(CodeActionKind.QuickFix, only))
        {
            actions.AddRange(here.Where(static finding => finding.Fix is { Edits.IsEmpty: false }).OrderBy(static finding => finding.Fix!.Safety).Select(finding => Fix(finding, request)));
            actions.AddRange(here.Where(static finding => finding.Rule.Suppressible).DistinctBy(static finding => (finding.Rule.Id, finding.Start.Line)).Select(finding => Later(
                $"Suppress {finding.Rule.Id} here with a comment", CodeActionKind.QuickFix, Suppress, finding, request)));
            actions.AddRange(here.DistinctBy(static finding => finding.Rule.Id).Select(finding => Explain(finding, request)));
        }

        if (IsAskedFor(CodeActionKind.FixAll, only) && findings.Any(static finding => finding.Fix is { Safety: FixSafety.Safe }))
        {
            actions.Add(Later("Apply all safe fixes of a11", CodeActionKind.FixAll, FixAll, null, request));
        }

        return resolvesLater ? [.. actions] : [.. actions.Select(action => action.Data is null ? action : Resolve(action, request, cancellation)).Where(static action => action.Data is null || action.Edit is not null)];
    }

    /// <summary>Makes the edit of an action that was chosen.</summary>
    public CodeAction Resolve(CodeAction action, DocumentRequest request, CancellationToken cancellation)
    {
        var edits = action.Data switch
        {
            { Action: FixAll } => EditsOfAllFixes(request, cancellation),
            { Action: Suppress } data when FindingsOf(request, cancellation).FirstOrDefault(finding => finding.Rule.Id == data.Check && finding.Span.Start == data.Start) is { } finding => EditsOfSuppression(finding, request, cancellation),
            _ => [],
        };
        return edits.IsEmpty ? action : action with { Edit = EditOf(edits, request) };
    }

    /// <summary>What was found in this state of the document: what was told last, or what the rules say now.</summary>
    private ImmutableArray<Diagnostic> FindingsOf(DocumentRequest request, CancellationToken cancellation)
    {
        if (diagnostics.Find(request.Document) is { } known)
        {
            return known.Findings;
        }

        return request.Repository.Take().Check.RunRules(request.Files, [request.Document.Path], cancellation).Result.Diagnostics.RemoveAll(finding => finding.Path != request.Document.Path);
    }

    private static bool Touches(Diagnostic finding, DocumentRange place) => finding.Start.Line <= place.End.Line + 1 && finding.End.Line >= place.Start.Line + 1;

    /// <summary>Whether a kind is asked for: by its name, or by that of what it is a part of.</summary>
    private static bool IsAskedFor(string kind, string[]? only) => only is null || only.Length == 0 || only.Any(asked => kind == asked || kind.StartsWith(asked + ".", StringComparison.Ordinal));

    private static CodeAction Fix(Diagnostic finding, DocumentRequest request)
    {
        var isSafe = finding.Fix!.Safety == FixSafety.Safe;
        return new CodeAction(isSafe ? finding.Fix.Title : $"{finding.Fix.Title} (unsafe: review the result)", CodeActionKind.QuickFix)
        {
            Diagnostics = [FindingConverter.Convert(finding, request.Repository)],
            IsPreferred = isSafe ? true : null,
            Edit = EditOf(finding.Fix.Edits, request),
        };
    }

    private static CodeAction Later(string title, string kind, string name, Diagnostic? finding, DocumentRequest request) => new(title, kind)
    {
        Diagnostics = finding is null ? null : [FindingConverter.Convert(finding, request.Repository)],
        Data = new CodeActionData(request.Document.Uri, request.Document.Version, name, finding?.Rule.Id, finding?.Span.Start ?? 0),
    };

    private static CodeAction Explain(Diagnostic finding, DocumentRequest request)
    {
        var title = $"Open the page of {finding.Rule.Id}";
        var address = JsonSerializer.SerializeToElement(RulePages.AddressOf(finding.Rule), ProtocolContext.Default.String);
        return new CodeAction(title, CodeActionKind.QuickFix) { Diagnostics = [FindingConverter.Convert(finding, request.Repository)], Command = new Command(title, OpenPage, [address]) };
    }

    private static ImmutableArray<TextEdit> EditsOfSuppression(Diagnostic finding, DocumentRequest request, CancellationToken cancellation) =>
        new SuppressionComposer(request.Repository.Take().Check).Compose(request.Files, finding, Reason, cancellation) is { } edit ? [edit] : [];

    private static ImmutableArray<TextEdit> EditsOfAllFixes(DocumentRequest request, CancellationToken cancellation)
    {
        var result = request.Repository.Take().Check.Fix(request.Files, [request.Document.Path], allowsUnsafe: false, cancellation);
        return result.Files.FirstOrDefault(file => file.Path == request.Document.Path) is { } file ? [Difference(request.Document.Text.Content, FileContent.Decode(file.After.Span).Text.Content)] : [];
    }

    /// <summary>The part that differs, as one edit.</summary>
    private static TextEdit Difference(string before, string after)
    {
        var start = before.AsSpan().CommonPrefixLength(after);
        var most = Math.Min(before.Length, after.Length) - start;
        var end = 0;
        while (end < most && before[^(end + 1)] == after[^(end + 1)])
        {
            end++;
        }

        return new TextEdit(TextSpan.FromBounds(start, before.Length - end), after[start..^end]);
    }

    private static WorkspaceEdit EditOf(ImmutableArray<TextEdit> edits, DocumentRequest request)
    {
        var (document, text) = (request.Document, request.Document.Text);
        var lineEnd = text.Content.Contains("\r\n", StringComparison.Ordinal) ? "\r\n" : "\n";
        return new WorkspaceEdit([new TextDocumentEdit(new VersionedTextDocumentIdentifier(document.Uri, document.Version), [.. edits.Select(edit => new ProtocolTextEdit(text.ToRange(edit.Span), edit.NewText.ReplaceLineEndings(lineEnd)))])]);
    }
}
