using System.Collections.Immutable;
using A11.Core.Diagnostics;
using A11.Core.Shell.Syntax;

namespace A11.Core.Shell.Rules;

/// <summary>The operands of cp and mv.</summary>
public sealed class CopyOperands() : ShellCommandRule("mv", "cp", "ln")
{
    private static readonly CheckDescriptor MoveWithoutDestination = new("AXS2224", "mv-without-destination", "mv must have a destination", Severity.Error, Category.Correct) { Aliases = ["shellcheck/SC2224"] };

    private static readonly CheckDescriptor CopyWithoutDestination = new("AXS2225", "cp-without-destination", "cp must have a destination", Severity.Error, Category.Correct) { Aliases = ["shellcheck/SC2225"] };

    private static readonly CheckDescriptor LinkWithoutDestination = new("AXS2226", "ln-without-destination", "ln should have a destination", Severity.Warning, Category.Correct) { Aliases = ["shellcheck/SC2226"] };

    /// <inheritdoc/>
    public override CheckDescriptor Descriptor => MoveWithoutDestination;

    /// <inheritdoc/>
    public override ImmutableArray<CheckDescriptor> Descriptors { get; } = [MoveWithoutDestination, CopyWithoutDestination, LinkWithoutDestination];

    /// <inheritdoc/>
    public override void Visit(ShellCommand command, ScriptContext script)
    {
        if (command.Node.Words.Length != command.Words.Length || command.HasFlag("-t", "--target-directory", "--help", "--version"))
        {
            return;
        }

        ShellWord? only = null;
        foreach (var word in command.Arguments)
        {
            if (!IsOneWord(word) || (word.Value is not ['-', _, ..] && only is not null))
            {
                return;
            }

            only = word.Value is ['-', _, ..] ? only : word;
        }

        if (only is not null)
        {
            if (command.Name == "ln")
            {
                script.Report(LinkWithoutDestination, command.Words[0].Span.Union(only.Span), $"ln has no destination, and makes the link in the current directory. Write the name of the link, or . to say so.");
                return;
            }

            script.Report(command.Name == "mv" ? MoveWithoutDestination : CopyWithoutDestination, command.Words[0].Span.Union(only.Span), $"{command.Name} has no destination and fails. Add it after {only.Raw}, or separate the two names.");
        }
    }

    private static bool IsOneWord(ShellWord word)
    {
        if (word.HasPattern || word.Parts.Any(static part => part is not (LiteralPart or SingleQuotedPart or DoubleQuotedPart) || part is LiteralPart literal && literal.Value.Contains('{', StringComparison.Ordinal)))
        {
            return false;
        }

        return !word.Parts.Any(static part => part is DoubleQuotedPart quoted && quoted.Parts.Any(static inner => inner is HostExpansion or ParameterExpansion { IsList: true } or ParameterExpansion { IsIndirect: true }));
    }
}
