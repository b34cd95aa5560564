using A11.Core.Diagnostics;
using A11.Core.Shell.Syntax;

namespace A11.Core.Shell.Rules;

/// <summary>A copy has a destination.</summary>
public sealed class NameDestination() : ShellCommandRule("mv", "cp")
{
    /// <inheritdoc/>
    public override CheckDescriptor Descriptor { get; } = new("AXS2224", "name-destination", "A copy has a destination", Severity.Error, Category.Correct)
    {
        Aliases = ["shellcheck/SC2224", "shellcheck/SC2225"],
    };

    /// <inheritdoc/>
    public override void Visit(ShellCommand command, ScriptContext script)
    {
        if (command.Words.Length < 2 || command.Node.Words.Length != command.Words.Length || command.HasFlag("-t", "--target-directory", "--help", "--version"))
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
            script.Report(this, command.Words[0].Span.Union(only.Span), $"{command.Name} is told of one file alone, and fails; the destination is missing, or a blank before it.", code: command.Name == "mv" ? "SC2224" : "SC2225");
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
