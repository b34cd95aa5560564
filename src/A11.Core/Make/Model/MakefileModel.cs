using System.Collections.Frozen;
using System.Collections.Immutable;
using A11.Core.Make.Syntax;
using A11.Core.Text;

namespace A11.Core.Make.Model;

/// <summary>What a makefile means: its targets, what they depend on and what they run.</summary>
public sealed class MakefileModel
{
    private readonly Makefile _syntax;
    private readonly MakeVariables _variables;

    private MakefileModel(Makefile syntax)
    {
        _syntax = syntax;
        _variables = new MakeVariables(syntax);
        Rules = [.. syntax.Rules.Select(Read)];
        PhonyTargets = syntax.PhonyTargets.Select(static target => target.Text).ToFrozenSet(StringComparer.Ordinal);
        DefaultGoal = FindGoal(syntax) ?? Targets.FirstOrDefault(static target => target[0] != '.');
    }

    /// <summary>The rules in order.</summary>
    public ImmutableArray<TargetRule> Rules { get; }

    /// <summary>The names of all targets in order, special ones such as <c>.PHONY</c> too.</summary>
    public IEnumerable<string> Targets => Rules.SelectMany(static rule => rule.Targets);

    /// <summary>The targets that are declared phony.</summary>
    public FrozenSet<string> PhonyTargets { get; }

    /// <summary>What make makes where nothing is named: <c>.DEFAULT_GOAL</c>, else the first target (GNU make's manual, “Goals”); null where there is none.</summary>
    public string? DefaultGoal { get; }

    /// <summary>Whether it reads other makefiles, so that what is defined is not known from it alone.</summary>
    public bool HasInclude => _syntax.HasInclude;

    /// <summary>Whether make can read it, and it has a target.</summary>
    public bool IsReadable => _syntax.Problems.IsEmpty && Targets.Any();

    /// <summary>Reads the meaning of a makefile.</summary>
    public static MakefileModel Parse(SourceText text) => new(MakefileParser.Parse(text));

    /// <summary>A script with the values of the makefile's constant variables in place.</summary>
    public string Expand(string script) => _variables.Expand(script);

    /// <summary>Whether a rule stops before it does anything, unless a variable is set; null where that can't be told.</summary>
    /// <param name="rule">The rule.</param>
    /// <param name="variable">The variable; empty for any.</param>
    /// <param name="value">The value that it must have; empty for any.</param>
    public bool? StopsWithout(TargetRule rule, string variable, string value) => new RecipeGuard(variable, value, Targets.Contains(".ONESHELL")).Stops(rule.Recipe);

    private TargetRule Read(MakeRule rule) => new(
        [.. rule.Targets.Select(static target => target.Text)],
        [.. rule.Prerequisites.Select(static prerequisite => prerequisite.Text)],
        [.. rule.Recipe.Select(static line => new RecipeCommand(line.Script, line.Prefixes.Contains('-', StringComparison.Ordinal)) { Span = line.Span })])
    {
        Span = rule.Head,
        IsDocumented = !rule.Targets.IsEmpty && LineAt(rule.Targets[0].Span.Start).Contains("##", StringComparison.Ordinal),
    };

    private ReadOnlySpan<char> LineAt(int start)
    {
        var rest = _syntax.Source.Content.AsSpan(start);
        return rest.IndexOf('\n') is var end and >= 0 ? rest[..end] : rest;
    }

    private static string? FindGoal(Makefile syntax)
    {
        var set = syntax.Source.Content.Split('\n').FirstOrDefault(static line => line.StartsWith(".DEFAULT_GOAL", StringComparison.Ordinal) && line.Contains('=', StringComparison.Ordinal));
        return set?[(set.IndexOf('=', StringComparison.Ordinal) + 1)..].Split('#')[0].Trim();
    }
}

/// <summary>A rule: targets, what they depend on, and how they are made.</summary>
/// <param name="Targets">The targets.</param>
/// <param name="Prerequisites">What they depend on.</param>
/// <param name="Recipe">The commands.</param>
public sealed record TargetRule(ImmutableArray<string> Targets, ImmutableArray<string> Prerequisites, ImmutableArray<RecipeCommand> Recipe)
{
    /// <summary>The line with its targets.</summary>
    public TextSpan Span { get; init; }

    /// <summary>Whether a comment for help (<c>##</c>) is on its line.</summary>
    public bool IsDocumented { get; init; }

    /// <summary>Whether it makes a file that has the target's name, as far as its commands tell.</summary>
    public bool MakesTarget => Recipe.Any(line => line.Script.Contains("$@", StringComparison.Ordinal) || line.Script.Contains("$(@", StringComparison.Ordinal) || WritesTarget(line.Script.Split(' ')));

    private bool WritesTarget(string[] words) => words.Zip(words.Skip(1)).Any(pair => pair.First is "-o" or ">" && Targets.Contains(pair.Second));
}

/// <summary>A line of a recipe.</summary>
/// <param name="Script">What the shell gets.</param>
/// <param name="MayFail">Whether make goes on where it fails (<c>-</c>).</param>
public readonly record struct RecipeCommand(string Script, bool MayFail)
{
    /// <summary>Where it is written.</summary>
    public TextSpan Span { get; init; }
}
