using A11.Core.Analysis;
using A11.Core.Diagnostics;
using A11.Core.Generation;
using A11.Core.Text;

namespace A11.Agents.Checks;

/// <summary>
/// Refuses changed files that no rule judges: a template, another frontend or dialect, a vendored or excluded path would otherwise be a way around every rule.
/// What the task names and the repository's own configuration excludes is exempt.
/// </summary>
internal static class UncheckedChanges
{
    /// <summary>A finding for each file that nothing exempts.</summary>
    /// <param name="files">The changed files that were not checked, or not fully.</param>
    /// <param name="isExempt">Whether a task names the path and the configuration excludes it.</param>
    public static IEnumerable<Diagnostic> Find(IEnumerable<UncheckedFile> files, Func<string, bool> isExempt) => files.Where(file => !isExempt(file.Path)).Select(file => new Diagnostic(
        GenerationRules.UncheckedFile,
        file.Path,
        default,
        $"{PrintableText.Name(file.Path)} {file.Explanation}, so the rules can't check this change. {AdviceFor(file.Reason)} If it must be so, name the file in the task and in “exclude” of a11.yml."));

    private static string AdviceFor(UncheckedReason reason) => reason switch
    {
        UncheckedReason.Template => "Write the file without template code.",
        UncheckedReason.Frontend => "Use docker/dockerfile, or remove the syntax directive.",
        UncheckedReason.Dialect => "Write its commands for sh or bash.",
        UncheckedReason.Patch => "Write the whole object, or patch only containers of an object in the kustomization's resources.",
        _ => "Put it elsewhere.",
    };
}
