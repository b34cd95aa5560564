using System.Collections.Immutable;
using A11.Core.Diagnostics;
using A11.Core.Repositories;
using A11.Core.Scripts;
using A11.Core.Text;

namespace A11.Core.Analysis;

/// <summary>Has all scripts of a run looked at in one go, and adds what is found in each to what the rules found in its file.</summary>
/// <param name="checks">The checks by their names.</param>
internal sealed class ScriptAnalysis(CheckIndex checks)
{
    /// <summary>
    /// What holds of a script that is a file, and means nothing in a part of one: sources that can't be followed from elsewhere (1090), a shebang's place
    /// (1128), line ends that the host reads otherwise (1017), and the remark that ash is checked as dash (2187).
    /// </summary>
    private static readonly ImmutableArray<int> PassedOverInFragments = [1017, 1090, 1128, 2187];

    /// <summary>
    /// A script is looked at in a copy, from where ShellCheck can't follow what it sources (1091). Whether it needs a shebang (2148) we say of its first command,
    /// and not of a library, while ShellCheck speaks of line 1 in both.
    /// </summary>
    private static readonly ImmutableArray<int> PassedOver = [1091, 2148];

    /// <summary>Remarks that something is constant, or runs once, which are not true of what a placeholder stands for.</summary>
    private static readonly ImmutableArray<int> ConstantCodes = [2043, 2050, 2078, 2157, 2170, 2193, 2194];

    private static readonly ImmutableArray<CheckDescriptor> OptionalParts = [.. ScriptRules.OptionalCodes.Select(ScriptRules.Get)];

    /// <summary>Has the scripts of the files looked at; gives their number.</summary>
    public int Run(IScriptChecker checker, IReadOnlyList<FileInspection> inspections, Repository repository, CancellationToken cancellation)
    {
        var scripts = ImmutableArray.CreateBuilder<ScriptToCheck>();
        var hosts = new List<FileInspection>();
        foreach (var inspection in inspections)
        {
            foreach (var script in inspection.Scripts)
            {
                scripts.Add(script);
                hosts.Add(inspection);
            }
        }

        if (scripts.Count == 0)
        {
            return 0;
        }

        var verdicts = checker.Check(scripts.ToImmutable(), repository, cancellation);
        for (var i = 0; i < verdicts.Length; i++)
        {
            Add(verdicts[i], scripts[i].Script, hosts[i]);
        }

        return verdicts.Length;
    }

    /// <summary>Those of a file's scripts that are to be looked at.</summary>
    public static ImmutableArray<ScriptToCheck> Select(SourceFile file, ImmutableArray<EmbeddedScript> scripts, FileSettings settings)
    {
        if (scripts.IsEmpty || settings.SeverityOf(ScriptRules.ShellCheck) == Severity.None)
        {
            return [];
        }

        // The syntax is let go of: all scripts of a run are kept until ShellCheck has looked at them.
        var wantsOptional = OptionalParts.Any(part => settings.SeverityOf(part) != Severity.None);
        return [.. scripts.Where(static script => !ShellCheckGap.IsIn(script)).Select(script => new ScriptToCheck(file, script with { Parsed = null }, wantsOptional))];
    }

    private void Add(ScriptVerdict verdict, EmbeddedScript script, FileInspection host)
    {
        var file = host.File!;
        if (verdict.Failure is { } failure)
        {
            var message = $"ShellCheck {failure}, so the shell code of this file is not fully checked; “rules: {{ {ScriptRules.ShellCheck.Id}: none }}” for the file leaves it out.";
            if (!host.Found.Exists(finding => finding.Message == message))
            {
                host.Found.Add(Broken(file, PlaceOf(script), message));
            }

            return;
        }

        // Compared is with what the rules found, not with what ShellCheck found in another script of the file.
        var ours = host.Found.Where(finding => finding.Rule != ScriptRules.ShellCheck && finding.Rule != ScriptRules.OptionalChecks).ToArray();
        host.Found.AddRange(Unsaid(WithoutEchoes(verdict.Findings)));
        host.Silenced.AddRange(Unsaid(verdict.Silenced));

        IEnumerable<Diagnostic> Unsaid(IEnumerable<ScriptFinding> findings) =>
            from finding in findings
            where IsMeant(finding, script)
            let diagnostic = ToDiagnostic(finding, script, file, host.Settings)
            where diagnostic is not null && !ours.Any(other => IsSame(other, diagnostic, finding.Code))
            select diagnostic;
    }

    /// <summary>Where ShellCheck can't parse something, SC1073 says what. SC1072 and SC1009 say the same again, of the place where it gave up and of what is around it.</summary>
    private static IEnumerable<ScriptFinding> WithoutEchoes(ImmutableArray<ScriptFinding> findings) =>
        findings.Any(static finding => finding.Number == 1073) ? findings.Where(static finding => finding.Number is not (1072 or 1009)) : findings;

    private static bool IsMeant(ScriptFinding finding, EmbeddedScript script) =>
        !PassedOver.Contains(finding.Number)
        && !script.Host.ExcludedCodes.Contains(finding.Number)
        && (script.Host.Kind is ScriptHostKind.File || !PassedOverInFragments.Contains(finding.Number))
        && !IsAboutPlaceholder(finding, script);

    private static bool IsAboutPlaceholder(ScriptFinding finding, EmbeddedScript script)
    {
        if (script.Placeholders.IsEmpty)
        {
            return false;
        }

        var line = LineOf(script.Text, finding.Span);
        return script.Placeholders.Any(place => place.Contains(finding.Span) || (ConstantCodes.Contains(finding.Number) && line.Contains(place.Start)));
    }

    private static TextSpan LineOf(string text, TextSpan span)
    {
        var start = text.LastIndexOf('\n', Math.Max(0, span.Start - 1)) + 1;
        var end = text.IndexOf('\n', span.End);
        return TextSpan.FromBounds(Math.Min(start, span.Start), end < 0 ? text.Length : end);
    }

    /// <summary>A rule of ours that says the same of the same place, or line: then the reader needs to hear it once.</summary>
    private static bool IsSame(Diagnostic ours, Diagnostic theirs, string code) =>
        ours.Aliases.Contains(ScriptRules.AliasOf(code), StringComparer.Ordinal)
        && (ours.Span.Touches(theirs.Span) || ours.Start.Line == theirs.Start.Line);

    /// <summary>Who switches our rule off does not want to hear the same from ShellCheck.</summary>
    private bool IsSwitchedOff(string code, FileSettings settings) =>
        checks.Find(ScriptRules.AliasOf(code)).Any(rule => rule is { Part: null, OptIn: false } && settings.SeverityOf(rule) == Severity.None);

    /// <summary>The finding as one of the file; null where the configuration switches it off.</summary>
    private Diagnostic? ToDiagnostic(ScriptFinding finding, EmbeddedScript script, SourceFile file, FileSettings settings)
    {
        var isOptional = ScriptRules.OptionalCodes.Contains(finding.Number) && settings.SeverityOf(ScriptRules.Get(finding.Number)) != Severity.None;
        var rule = isOptional ? ScriptRules.OptionalChecks : ScriptRules.ShellCheck;
        var severity = settings.SeverityOf(rule with { Part = finding.Code }, SeverityOf(finding, script.Host.Shell));
        return severity == Severity.None || IsSwitchedOff(finding.Code, settings) ? null : new Diagnostic(rule, file.Path, script.Map.ToHost(finding.Span), $"{finding.Code}: {finding.Message}")
        {
            Severity = severity,
            Text = file.Text,
            OwnAliases = AliasesOf(finding.Code, isOptional ? null : script.Host.Alias),
            Fix = ScriptFixes.Create(finding, script, file.Text),
        };
    }

    /// <summary>A substitution that begins with a subshell, “$((…) | …)”, is an error of dash's (SC1102); bash and ksh read it as it is meant.</summary>
    private static Severity SeverityOf(ScriptFinding finding, ShellInvocation? shell) =>
        finding is { Number: 1102, Severity: Severity.Error } && shell?.Name is "bash" or "ksh" ? Severity.Warning : finding.Severity;

    private static ImmutableArray<string> AliasesOf(string code, string? peer) => peer switch
    {
        null => [ScriptRules.AliasOf(code)],
        _ when peer.EndsWith("/SC*", StringComparison.Ordinal) => [ScriptRules.AliasOf(code), peer, peer.Replace("SC*", code, StringComparison.Ordinal)],
        _ => [ScriptRules.AliasOf(code), peer],
    };

    private static TextSpan PlaceOf(EmbeddedScript script)
    {
        var line = script.Text.AsSpan();
        var start = line.IndexOfAnyExcept(" \t\r\n");
        var end = start < 0 ? -1 : line[start..].IndexOf('\n');
        return start < 0 ? default : script.Map.ToHost(TextSpan.FromBounds(start, end < 0 ? line.Length : start + end));
    }

    private static Diagnostic Broken(SourceFile file, TextSpan span, string message) =>
        new(EngineRules.BrokenRule, file.Path, span, message) { Text = file.Text };
}
