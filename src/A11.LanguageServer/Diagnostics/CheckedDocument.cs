using System.Collections.Immutable;
using A11.Agents.Checks;
using A11.Core.Diagnostics;
using A11.Core.Text;

namespace A11.LanguageServer.Diagnostics;

/// <summary>What is known to be wrong with a document.</summary>
/// <param name="Text">The text that it was checked in.</param>
/// <param name="ByRules">What the rules find.</param>
/// <param name="Findings">All that is found.</param>
internal sealed record CheckedDocument(SourceText Text, ImmutableArray<Diagnostic> ByRules, ImmutableArray<Diagnostic> Findings)
{
    /// <summary>Whose verdict it is; null while somebody has not looked at it yet.</summary>
    public RepositoryCheck? Check { get; init; }

    /// <summary>Whether the rules find the same.</summary>
    public bool HasSameFindings(ImmutableArray<Diagnostic> byRules) => ByRules.Select(NameOf).SequenceEqual(byRules.Select(NameOf));

    private static (string Check, Severity Severity, LinePosition Start, LinePosition End, string Message) NameOf(Diagnostic finding) => (finding.Rule.Id, finding.Severity, finding.Start, finding.End, finding.Message);
}
