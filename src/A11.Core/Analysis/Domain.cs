using System.Collections.Immutable;
using A11.Core.Repositories;
using A11.Core.Scripts;
using A11.Core.Text;

namespace A11.Core.Analysis;

/// <summary>A kind of files with its syntax and its rules. Several domains may claim one file: YAML, and what the YAML says.</summary>
public abstract class Domain
{
    private readonly Lazy<ImmutableArray<Rule>> _rules;

    /// <summary>A domain; its rules are created once somebody asks for them, so that a run over one kind of files creates none of the others'.</summary>
    protected Domain() => _rules = new(CreateRules);

    /// <summary>The domain's rules: its catalogue.</summary>
    public ImmutableArray<Rule> Rules => _rules.Value;

    /// <summary>Whether a file of this path may be the domain's, judged by the path alone; the file is not read where no domain says so.</summary>
    public abstract bool MayClaim(string path);

    /// <summary>Whether a file of this path, for which <see cref="MayClaim"/> holds, is the domain's only if its first line names an interpreter.</summary>
    internal virtual bool NeedsShebang(string path) => false;

    /// <summary>Whether the path alone makes the file the domain's, so that being unable to read it is a finding.</summary>
    public virtual bool IsCertain(string path) => MayClaim(path);

    /// <summary>Whether the file is the domain's, judged by its content where the path leaves it open. Called only after <see cref="MayClaim"/>.</summary>
    public abstract bool Claims(SourceFile file);

    /// <summary>Why the domain's rules say nothing, or not all, of a file that its path makes the domain's; null where they say all. Called only after <see cref="MayClaim"/>.</summary>
    internal virtual UncheckedFile? FindUnchecked(SourceFile file, Repository repository) => null;

    /// <summary>Whether the domain reads any text, whatever its language, so that it also reads templates.</summary>
    internal virtual bool ReadsAnyText => false;

    /// <summary>Runs the enabled rules over a file that the domain claims; those for scripts see the file's scripts by themselves.</summary>
    public abstract void Analyze(FileAnalysis analysis);

    /// <summary>The file's comments; null where another domain that claims the file reads them.</summary>
    public virtual IEnumerable<Comment>? CommentsOf(SourceFile file) => null;

    /// <summary>Suppressions that the file's format has a place of its own for, beside its comments.</summary>
    internal virtual IEnumerable<Suppression> SuppressionsOf(SourceFile file) => [];

    /// <summary>The shell scripts that a file holds or is. Asked once, of a file that the domain claims.</summary>
    public virtual IEnumerable<EmbeddedScript> ScriptsOf(SourceFile file) => [];

    /// <summary>Whether rules of the domain ask which services run.</summary>
    internal virtual bool NeedsServices => false;

    /// <summary>Creates the domain's rules. Called once.</summary>
    protected abstract ImmutableArray<Rule> CreateRules();
}
