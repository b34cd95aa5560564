using System.Collections.Immutable;
using A11.Core.Diagnostics;
using A11.Core.Repositories;
using A11.Core.Scripts;
using A11.Core.Text;

namespace A11.Core.Analysis;

/// <summary>What a rule sees beside the syntax it visits, and where it reports.</summary>
public sealed class RuleContext
{
    private readonly FileSettings _settings;
    private readonly List<Diagnostic> _found;
    private readonly SourceMap? _map;
    private readonly string? _peer;
    private readonly TextSpan? _scope;
    private readonly HashSet<(string Id, TextSpan Span, string Message)>? _told;

    private RuleContext(SourceFile file, Repository repository, FileSettings settings, List<Diagnostic> found, RuleGuard guard, SourceMap? map, string? peer = null, TextSpan? scope = null, HashSet<(string Id, TextSpan Span, string Message)>? told = null)
    {
        File = file;
        Repository = repository;
        _settings = settings;
        _found = found;
        Guard = guard;
        _map = map;
        _peer = peer;
        _scope = scope;
        _told = told;
    }

    /// <summary>The file under analysis.</summary>
    public SourceFile File { get; }

    /// <summary>The files around it.</summary>
    public Repository Repository { get; }

    /// <summary>The Kubernetes release that manifests are for; null where the configuration names none.</summary>
    internal Version? KubernetesRelease => _settings.KubernetesRelease;

    /// <summary>Runs the rules of the file.</summary>
    internal RuleGuard Guard { get; }

    /// <summary>The context of a language embedded in this one: spans are offsets of the embedded text.</summary>
    /// <param name="map">Leads from the embedded text to this context's text.</param>
    public RuleContext Within(SourceMap map) => Within(map, _peer);

    /// <summary>The context of shell code in this file.</summary>
    /// <param name="map">Leads from the code to this context's text.</param>
    /// <param name="peer">What a peer that looks at shell code in such files calls ShellCheck's findings in it; null where none does.</param>
    internal RuleContext Within(SourceMap map, string? peer) => new(File, Repository, _settings, _found, Guard, _map is null ? map : map.Then(_map), peer, _scope, _told);

    /// <summary>The context of a part of the file, such as a step, by which findings in it can be suppressed.</summary>
    /// <param name="scope">Its place in the file.</param>
    internal RuleContext InScope(TextSpan scope) => new(File, Repository, _settings, _found, Guard, _map, _peer, scope, _told);

    /// <summary>
    /// The context of what this file and others become together, maybe in several ways: what is found in another file, at a place beyond this one's end, is left to that one, and what is found twice is
    /// reported once. A fix would have to know which file it edits.
    /// </summary>
    internal RuleContext Together() => new(File, Repository, _settings, _found, Guard, _map, _peer, _scope, []);

    /// <summary>A place beyond the file's end.</summary>
    internal TextSpan Elsewhere => new(File.Text.Content.Length + 1, 0);

    /// <summary>The texts of an option, as configured for this file.</summary>
    public ImmutableArray<string> Option(Rule rule, TextListOption option) => Option(rule.Descriptor, option);

    /// <summary>The texts of an option of one of a rule's checks, as configured for this file.</summary>
    public ImmutableArray<string> Option(CheckDescriptor check, TextListOption option) => _settings.Options.Find<ImmutableArray<string>?>(check, option) ?? option.Default;

    /// <summary>The word of an option of one of a rule's checks, as configured for this file.</summary>
    public string Option(CheckDescriptor check, ChoiceOption option) => _settings.Options.Find<string>(check, option) ?? option.Default;

    /// <summary>The names and texts of an option, as configured for this file; empty where nothing is.</summary>
    public ImmutableDictionary<string, string> Option(Rule rule, TextMapOption option) =>
        _settings.Options.Find<ImmutableDictionary<string, string>>(rule.Descriptor, option) ?? ImmutableDictionary<string, string>.Empty;

    /// <summary>The number of an option, as configured for this file.</summary>
    public int Option(Rule rule, NumberOption option) => Option(rule.Descriptor, option);

    /// <summary>The number of an option of one of a rule's checks, as configured for this file.</summary>
    public int Option(CheckDescriptor check, NumberOption option) => _settings.Options.Find<int?>(check, option) ?? option.Default;

    /// <summary>Whether an option is on, as configured for this file.</summary>
    public bool Option(Rule rule, SwitchOption option) => Option(rule.Descriptor, option);

    /// <summary>Whether an option of one of a rule's checks is on, as configured for this file.</summary>
    public bool Option(CheckDescriptor check, SwitchOption option) => _settings.Options.Find<bool?>(check, option) ?? option.Default;

    /// <summary>A place of the text under analysis, to be named in a finding elsewhere in the file.</summary>
    public RelatedLocation Locate(TextSpan span, string message)
    {
        var host = ToHost(span);
        return new RelatedLocation(File.Path, File.Text.GetPosition(host.Start), File.Text.GetPosition(host.End), message);
    }

    /// <summary>Reports a finding of a rule's check.</summary>
    /// <param name="rule">The rule that found it.</param>
    /// <param name="span">Exactly the thing at fault.</param>
    /// <param name="message">What is wrong, why it matters and what to do, naming the thing at fault.</param>
    /// <param name="fix">How to fix it; its edits are spans of the same text as <paramref name="span"/>.</param>
    /// <param name="related">Other places that explain it.</param>
    /// <param name="severity">The severity of this finding where nothing is configured, if it differs from the check's.</param>
    /// <param name="cause">The value at fault, if it is at another place than <paramref name="span"/>.</param>
    public void Report(
        Rule rule,
        TextSpan span,
        string message,
        Fix? fix = null,
        ImmutableArray<RelatedLocation>? related = null,
        Severity? severity = null,
        TextSpan? cause = null) =>
        Report(rule.Descriptor, span, message, fix, related, severity, cause);

    /// <summary>Reports a finding; one of a check that is off is dropped, so that a rule of several checks need not ask.</summary>
    /// <param name="check">The check that found it.</param>
    /// <param name="span">Exactly the thing at fault.</param>
    /// <param name="message">What is wrong, why it matters and what to do, naming the thing at fault.</param>
    /// <param name="fix">How to fix it; its edits are spans of the same text as <paramref name="span"/>.</param>
    /// <param name="related">Other places that explain it.</param>
    /// <param name="severity">The severity of this finding where nothing is configured, if it differs from the check's.</param>
    /// <param name="cause">The value at fault, if it is at another place than <paramref name="span"/>.</param>
    public void Report(
        CheckDescriptor check,
        TextSpan span,
        string message,
        Fix? fix = null,
        ImmutableArray<RelatedLocation>? related = null,
        Severity? severity = null,
        TextSpan? cause = null)
    {
        if (_settings.SeverityOf(check, severity) is var configured && configured == Severity.None)
        {
            return;
        }

        if (_told is not null && (ToHost(span).End > File.Text.Content.Length || !_told.Add((check.Id, span, message))))
        {
            return;
        }

        _found.Add(new Diagnostic(check.ToWhole(), File.Path, ToHost(span), message)
        {
            Severity = configured,
            Text = File.Text,
            Fix = fix is null || _map is null ? fix : fix with { Edits = [.. fix.Edits.Select(edit => edit with { Span = ToHost(edit.Span) })] },
            OwnAliases = _peer is null && check.Whole is null ? null : ScriptRules.InHost(check.Aliases, _peer),
            Related = related ?? [],
            Scope = _scope,
            Cause = cause is { } value && ToHost(value) is var place && place.End <= File.Text.Content.Length ? place : null,
        });
    }

    internal static RuleContext ForFile(SourceFile file, Repository repository, FileSettings settings, List<Diagnostic> found, RuleGuard guard) =>
        new(file, repository, settings, found, guard, null);

    private TextSpan ToHost(TextSpan span) => _map?.ToHost(span) ?? span;
}
