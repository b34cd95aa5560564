using System.Collections.Immutable;
using A11.Core.Text;

namespace A11.Core.Make.Syntax;

/// <summary>A rule: targets, what they are made of, and how.</summary>
/// <param name="Targets">The targets.</param>
/// <param name="Separator"><c>:</c>, <c>::</c>, <c>&amp;:</c> or <c>&amp;::</c>.</param>
public sealed record MakeRule(ImmutableArray<MakeWord> Targets, MakeWord Separator)
{
    /// <summary>From the first target to the end of the recipe.</summary>
    public TextSpan Span { get; init; }

    /// <summary>The line with the targets, without a recipe on it and without a comment.</summary>
    public TextSpan Head { get; init; }

    /// <summary>The pattern of a static pattern rule, which stands between two colons.</summary>
    public MakeWord? TargetPattern { get; init; }

    /// <summary>What they depend on, order-only prerequisites included.</summary>
    public ImmutableArray<MakeWord> Prerequisites { get; init; } = [];

    /// <summary>How many of the prerequisites stand before <c>|</c>.</summary>
    public int NormalPrerequisites { get; init; }

    /// <summary>The recipe's lines.</summary>
    public ImmutableArray<RecipeLine> Recipe { get; init; } = [];

    /// <summary>Whether a recipe is written, be it an empty one after <c>;</c>.</summary>
    public bool HasRecipe { get; init; }

    /// <summary>How many conditionals stand around it.</summary>
    public int Depth { get; init; }

    /// <summary>The names of the targets, variables put in place where their values are known.</summary>
    public ImmutableArray<string> TargetNames { get; init; } = [];

    /// <summary>The names of the prerequisites, variables put in place where their values are known.</summary>
    public ImmutableArray<string> PrerequisiteNames { get; init; } = [];

    /// <summary>Whether the targets are patterns.</summary>
    public bool IsPattern => Targets.Any(target => target.Text.Contains('%', StringComparison.Ordinal));

    /// <summary>Whether each rule for the same target has a recipe of its own.</summary>
    public bool IsDoubleColon => Separator.Text is "::" or "&::";

    /// <summary>Whether a target is among its targets.</summary>
    public bool IsFor(string target) => Targets.Any(word => word.Text == target);

    /// <summary>Whether it is about make itself, as <c>.PHONY</c> is (GNU make's manual, “Special Built-in Target Names”).</summary>
    public bool IsSpecial => !Targets.IsEmpty && Targets.All(target => SpecialTargets.IsSpecial(target.Text));
}
