using System.Collections.Immutable;

namespace A11.Core.Diagnostics;

/// <summary>An option of a rule: its name in <c>a11.yml</c> and what its value may be.</summary>
/// <param name="Name">The key under <c>options: { RULE: … }</c>.</param>
/// <param name="Description">What it does, for <c>a11 explain</c> and the JSON schema.</param>
public abstract record RuleOption(string Name, string Description);

/// <summary>An option that holds texts.</summary>
/// <param name="Name">The key.</param>
/// <param name="Description">What it does.</param>
/// <param name="Default">The texts where nothing is configured.</param>
public sealed record TextListOption(string Name, string Description, ImmutableArray<string> Default) : RuleOption(Name, Description);

/// <summary>An option that holds names and the texts that belong to them.</summary>
/// <param name="Name">The key.</param>
/// <param name="Description">What it does.</param>
public sealed record TextMapOption(string Name, string Description) : RuleOption(Name, Description);

/// <summary>An option that holds a whole number.</summary>
/// <param name="Name">The key.</param>
/// <param name="Description">What it does.</param>
/// <param name="Default">The number where nothing is configured.</param>
public sealed record NumberOption(string Name, string Description, int Default) : RuleOption(Name, Description)
{
    /// <summary>The least number that makes sense.</summary>
    public int Minimum { get; init; }
}

/// <summary>An option that is one of a few words.</summary>
/// <param name="Name">The key.</param>
/// <param name="Description">What it does.</param>
/// <param name="Choices">The words.</param>
/// <param name="Default">The word where nothing is configured.</param>
public sealed record ChoiceOption(string Name, string Description, ImmutableArray<string> Choices, string Default) : RuleOption(Name, Description);

/// <summary>An option that is on or off.</summary>
/// <param name="Name">The key.</param>
/// <param name="Description">What it does.</param>
/// <param name="Default">Whether it is on where nothing is configured.</param>
public sealed record SwitchOption(string Name, string Description, bool Default) : RuleOption(Name, Description);
