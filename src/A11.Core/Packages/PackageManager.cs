using System.Collections.Immutable;

namespace A11.Core.Packages;

/// <summary>How the command line of a package manager is read: facts from its manual, no more than the rules need.</summary>
/// <param name="ValueOptions">Options that take the next word as their value.</param>
/// <param name="Verbs">What it calls its actions; a verb of two words is written with one blank.</param>
internal sealed record PackageManager(ImmutableArray<string> ValueOptions, ImmutableArray<(string Name, PackageAction Action)> Verbs)
{
    /// <summary>First words of verbs that consist of two: <c>module</c> in <c>dnf module install</c>.</summary>
    public ImmutableArray<string> VerbGroups { get; init; } = [];

    /// <summary>Whether an option that it does not know is for somebody else (a build that it starts), as is all that follows.</summary>
    public bool PassesUnknownOptionsOn { get; init; }

    /// <summary>Options that take no value, where <see cref="PassesUnknownOptionsOn"/> makes it matter which those are.</summary>
    public ImmutableArray<string> Switches { get; init; } = [];

    /// <summary>The action behind a verb.</summary>
    public PackageAction ActionOf(string verb)
    {
        foreach (var (name, action) in Verbs)
        {
            if (name == verb)
            {
                return action;
            }
        }

        return PackageAction.Other;
    }
}
