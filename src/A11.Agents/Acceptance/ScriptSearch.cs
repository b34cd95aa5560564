using System.Collections.Immutable;
using A11.Core.Analysis;
using A11.Core.Diagnostics;
using A11.Core.Files;
using A11.Core.Shell;

namespace A11.Agents.Acceptance;

/// <summary>What rules about shell came to.</summary>
/// <param name="Findings">What was found, warnings and errors.</param>
/// <param name="Unsearched">The files that they did not look at.</param>
internal sealed record ScriptSearch(ImmutableArray<Diagnostic> Findings, ImmutableArray<string> Unsearched)
{
    private static readonly Engine ScriptEngine = new([new ShellDomain()], []);

    /// <summary>Searches scripts, also where a comment suppresses what is found.</summary>
    public static ScriptSearch Run(IFileSource files, string[] paths)
    {
        var result = ScriptEngine.Run(files, new DefaultSettings(allRules: false), paths);
        return new ScriptSearch(
            [.. result.Diagnostics.Concat(result.Suppressed).Where(static finding => finding.Severity >= Severity.Warning)],
            [.. paths.Where(path => !result.CheckedFiles.Contains(path))]);
    }
}
