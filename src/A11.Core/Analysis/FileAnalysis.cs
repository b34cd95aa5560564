using System.Collections.Immutable;
using A11.Core.Diagnostics;
using A11.Core.Repositories;

namespace A11.Core.Analysis;

/// <summary>One file under analysis: what a domain needs to run its rules over it.</summary>
public sealed class FileAnalysis
{
    private readonly FileSettings _settings;
    private readonly List<Diagnostic> _found;
    private readonly ImmutableArray<Domain> _domains;

    internal FileAnalysis(SourceFile file, Repository repository, FileSettings settings, List<Diagnostic> found, ImmutableArray<Domain> domains, CancellationToken cancellation)
    {
        File = file;
        _domains = domains;
        _settings = settings;
        _found = found;
        Context = RuleContext.ForFile(file, repository, settings, found, new RuleGuard(file, found, cancellation));
    }

    /// <summary>The file.</summary>
    public SourceFile File { get; }

    /// <summary>The domains that claim the file.</summary>
    internal IReadOnlyList<Domain> Claiming { get; init; } = [];

    /// <summary>What is configured for the file.</summary>
    internal FileSettings Settings => _settings;

    /// <summary>What the rules report to.</summary>
    public RuleContext Context { get; }

    /// <summary>The rules of <paramref name="domain"/> of this base class that are on for this file, in the catalogue's order.</summary>
    public ImmutableArray<TRule> Rules<TRule>(Domain domain)
        where TRule : Rule =>
        _settings.Enabled<TRule>(domain);

    /// <summary>Has each enabled rule of a base class visit something, apart from the others: what one of them fails by is a finding, and the others go on.</summary>
    /// <param name="domain">The domain whose rules they are.</param>
    /// <param name="target">What they visit.</param>
    /// <param name="visit">How a rule visits it.</param>
    /// <param name="context">What the rules report to, where that is not the file alone.</param>
    public void Visit<TRule, TTarget>(Domain domain, TTarget target, Action<TRule, TTarget, RuleContext> visit, RuleContext? context = null)
        where TRule : Rule
    {
        foreach (var rule in Rules<TRule>(domain))
        {
            Context.Guard.Run(rule, (target, visit, Context: context ?? Context), static (rule, visited) => visited.visit(rule, visited.target, visited.Context));
        }
    }

    /// <summary>The engine's domain of a kind, whose rules look into what files of other domains hold.</summary>
    internal TDomain Find<TDomain>()
        where TDomain : Domain =>
        _domains.OfType<TDomain>().Single();

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
    internal TResult GetOrAdd<TRule, TResult>(Domain domain, Func<ImmutableArray<TRule>, TResult> make)
        where TRule : Rule
        where TResult : class =>
        _settings.GetOrAdd(domain, make);
}
