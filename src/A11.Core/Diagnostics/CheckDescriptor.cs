using System.Collections.Immutable;

namespace A11.Core.Diagnostics;

/// <summary>What is known of a rule without running it.</summary>
/// <param name="Id"><c>AX</c>, a domain letter and four digits: the form that .NET problem matchers recognise.</param>
/// <param name="Slug">The rule's name for people, in lower case with hyphens.</param>
/// <param name="Title">What the rule asks for, as one short sentence without a full stop.</param>
/// <param name="Severity">The severity where nothing is configured; for a rule that is off by default, the one it has when switched on.</param>
/// <param name="Category">Which of the seven DevOps rules it serves.</param>
public sealed record CheckDescriptor(string Id, string Slug, string Title, Severity Severity, Category Category)
{
    /// <summary>What peers call it, as <c>peer/id</c>.</summary>
    public ImmutableArray<string> Aliases { get; init; } = [];

    /// <summary>The ruleset, as major.minor, that first held the rule.</summary>
    public string Since { get; init; } = "1.0";

    /// <summary>Off unless configured or asked for by <c>--rules all</c>.</summary>
    public bool OptIn { get; init; }

    /// <summary>Whether the rule offers fixes; <see cref="FixSafety.Unsafe"/> where some of them are.</summary>
    public FixSafety Fix { get; init; }

    /// <summary>False for findings that no comment, configuration or build property may silence: boundaries.</summary>
    public bool Suppressible { get; init; } = true;

    /// <summary>Whether what the rule finds is a secret, which no report may show.</summary>
    public bool FindsSecrets { get; init; }

    /// <summary>Whether it knows a secret by its form, so that it can say whose it is and what to do with it.</summary>
    internal bool KnowsSecretsByForm { get; init; }

    /// <summary>The name of the file whose change mends what the rule finds, where that is another one than the file that is found at fault.</summary>
    public string? FixedIn { get; init; }

    /// <summary>The options that <c>a11.yml</c> may set under <c>options</c>.</summary>
    public ImmutableArray<RuleOption> Options { get; init; } = [];

    /// <summary>One of many checks that a rule stands for, by the name that its severity can be configured with: <c>SC2086</c>; null for the rule as a whole.</summary>
    public string? Part { get; init; }

    /// <summary>The check that this is one kind of finding of, as another linter numbers them; null where it is the check.</summary>
    public CheckDescriptor? Whole { get; private init; }

    /// <summary>What configuration files its severity under.</summary>
    public string Key => Part ?? Id;

    /// <summary>The rule as a whole.</summary>
    public CheckDescriptor ToWhole() => Whole ?? (Part is null ? this : this with { Part = null });

    /// <summary>The kind of its findings that another linter has a number of its own for.</summary>
    /// <param name="alias">What that linter calls it, as <c>linter/id</c>.</param>
    public CheckDescriptor WithAlias(string alias) => this with { Whole = ToWhole(), Aliases = [.. Aliases, alias] };

    /// <summary>The kind of its findings that only these of its aliases stand for, as other linters draw finer lines.</summary>
    /// <param name="aliases">What they call it, as <c>linter/id</c>; none where no other linter reports it.</param>
    public CheckDescriptor WithOnly(params ReadOnlySpan<string> aliases) => this with { Whole = ToWhole(), Aliases = [.. aliases] };

    /// <summary>The severity where nothing is configured.</summary>
    public Severity DefaultSeverity => OptIn ? Severity.None : Severity;

    /// <inheritdoc/>
    public bool Equals(CheckDescriptor? other) => other is not null && Id == other.Id && Part == other.Part;

    /// <inheritdoc/>
    public override int GetHashCode() => Id.GetHashCode(StringComparison.Ordinal);
}
