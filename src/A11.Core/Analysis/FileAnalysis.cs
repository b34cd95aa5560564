using System.Collections.Immutable;
using A11.Core.Configuration;
using A11.Core.Diagnostics;
using A11.Core.Repositories;

namespace A11.Core.Analysis;

/// <summary>One file under analysis: what a domain needs to run its rules over it.</summary>
public sealed class FileAnalysis
{
    private readonly FileSettings _settings;
    private readonly List<Diagnostic> _found;

    internal FileAnalysis(SourceFile file, Repository repository, FileSettings settings, List<Diagnostic> found)
    {
        File = file;
        _settings = settings;
        _found = found;
        Context = RuleContext.ForFile(file, repository, settings, found);
    }

    /// <summary>The file.</summary>
    public SourceFile File { get; }

    /// <summary>What the rules report to.</summary>
    public RuleContext Context { get; }

    /// <summary>The rules of <paramref name="domain"/> of this base class that are on for this file, in the catalogue's order.</summary>
    public ImmutableArray<TRule> Rules<TRule>(Domain domain)
        where TRule : Rule =>
        _settings.Enabled<TRule>(domain);

    /// <summary>Makes errors of findings that the file itself wants to fail for.</summary>
    /// <param name="isMeant">Whether a finding so far is one of them.</param>
    internal void FailFor(Predicate<Diagnostic> isMeant)
    {
        for (var i = 0; i < _found.Count; i++)
        {
            if (isMeant(_found[i]))
            {
                _found[i] = _found[i] with { Severity = Severity.Error };
            }
        }
    }

    /// <summary>What <paramref name="domain"/> makes of those rules; made once for all files of the same settings.</summary>
    internal TMade Made<TRule, TMade>(Domain domain, Func<ImmutableArray<TRule>, TMade> make)
        where TRule : Rule
        where TMade : class =>
        _settings.Made(domain, make);
}
