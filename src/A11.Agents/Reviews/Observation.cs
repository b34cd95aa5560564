using A11.Core.Diagnostics;
using A11.Core.Generation;
using A11.Core.Text;

namespace A11.Agents.Reviews;

/// <summary>What the built-in reviewers report: as an error it refuses the files, as information it is only noted.</summary>
internal static class Observation
{
    /// <summary>A reason to refuse the files.</summary>
    public static Diagnostic Refuse(string path, SourceText? text, TextSpan span, string message) => Create(path, text, span, message, Severity.Error);

    /// <summary>Something that people should know.</summary>
    public static Diagnostic Note(string path, SourceText? text, TextSpan span, string message) => Create(path, text, span, message, Severity.Info);

    private static Diagnostic Create(string path, SourceText? text, TextSpan span, string message, Severity severity) =>
        new(GenerationRules.ReviewFinding, path, span, message) { Severity = severity, Text = text };
}
