using System.Text;
using A11.Agents.Changes;
using A11.Core.Diagnostics;
using A11.Core.Files;
using A11.Core.Scripts;
using A11.Core.Text;

namespace A11.Agents.Checks;

/// <summary>
/// Finds the place for a comment that suppresses a finding. What a comment applies to is each format's own; so the comment is put above the finding's line, or above one of the lines before it
/// (the start of a command that spans lines, the key of a script), and the first place counts where the check is silent about this finding and says nothing new.
/// </summary>
/// <param name="check">The check that found it.</param>
public sealed class SuppressionComposer(RepositoryCheck check)
{
    /// <summary>No statement of a real file spans more lines.</summary>
    private const int MaximumLines = 60;

    /// <summary>The edit that suppresses a finding; null where no comment can.</summary>
    /// <param name="files">The files that it was found in.</param>
    /// <param name="finding">The finding.</param>
    /// <param name="reason">Why it is suppressed.</param>
    /// <param name="cancellation">Ends the search early.</param>
    public TextEdit? Compose(IFileSource files, Diagnostic finding, string reason, CancellationToken cancellation = default)
    {
        if (finding is not { Rule.Suppressible: true, Text: { } text })
        {
            return null;
        }

        var before = Count(files, finding, cancellation);
        var comment = $"{(IsJson(finding.Path) ? "//" : "#")} a11:disable {finding.Rule.Id} -- {reason}";
        for (var line = finding.Start.Line; line >= Math.Max(1, finding.Start.Line - MaximumLines); line--)
        {
            var edit = Insert(text, line, comment);
            if (IsSilenced(finding, before, Count(With(files, finding.Path, TextEdit.Apply(text.Content, [edit])), finding, cancellation)))
            {
                return edit;
            }
        }

        return null;
    }

    private static bool IsJson(string path) => RepositoryPath.Extension(path) is ".json" or ".jsonc";

    /// <summary>A comment on a line of its own, as far indented as the line below it.</summary>
    private static TextEdit Insert(SourceText text, int line, string comment)
    {
        var span = text.GetLine(line);
        var content = text[span];
        var indentation = content[..^content.TrimStart(" \t").Length];
        var full = text[text.GetLineWithTerminator(line)];
        return new TextEdit(new TextSpan(span.Start, 0), $"{indentation}{comment}{(full.EndsWith("\r\n") ? "\r\n" : "\n")}");
    }

    private static OverlayFileSource With(IFileSource files, string path, string content) => new(files, [new Change(path, ChangeKind.Modified, Encoding.UTF8.GetBytes(content))]);

    /// <summary>What is found in the finding's file, and how often. Messages may name lines, which move with the comment: digits don't count.</summary>
    private Dictionary<string, int> Count(IFileSource files, Diagnostic finding, CancellationToken cancellation)
    {
        var isShellCheck = finding.Rule == ScriptRules.ShellCheck || finding.Rule == ScriptRules.OptionalChecks;
        var report = isShellCheck ? check.Run(files, [finding.Path], cancellation) : check.RunRules(files, [finding.Path], cancellation);
        return report.Result.Diagnostics.CountBy(NameOf).ToDictionary(StringComparer.Ordinal);
    }

    private static string NameOf(Diagnostic finding) => $"{finding.Rule.Id} {string.Concat(finding.Message.Where(static character => !char.IsAsciiDigit(character)))}";

    /// <summary>Whether one finding of this kind is gone at least, and none has come.</summary>
    private static bool IsSilenced(Diagnostic finding, Dictionary<string, int> before, Dictionary<string, int> now) =>
        now.GetValueOrDefault(NameOf(finding)) < before.GetValueOrDefault(NameOf(finding)) && now.All(pair => pair.Value <= before.GetValueOrDefault(pair.Key));
}
