using System.Collections.Immutable;
using A11.Core.Diagnostics;
using A11.Core.Shell.Flow;
using A11.Core.Shell.Syntax;

namespace A11.Core.Shell.Rules;

/// <summary>A declaration does not hide that a command failed.</summary>
public sealed class DeclareAndAssignApart : ShellRule
{
    /// <inheritdoc/>
    public override CheckDescriptor Descriptor { get; } = new("AXS2155", "declare-and-assign-apart", "A declaration does not hide that a command failed", Severity.Warning, Category.FailFast)
    {
        Aliases = ["shellcheck/SC2155"],
    };

    internal override ImmutableArray<string> CommandNames => ["local", "declare", "typeset", "export", "readonly"];

    /// <inheritdoc/>
    public override void Visit(ShellCommand command, ScriptContext script)
    {
        if (command.Name is "local" or "declare" or "typeset" && script.Dialect is ShellDialect.Bash && Declarations.OptionsOf(command.Words.AsSpan()).Contains('r', StringComparison.Ordinal))
        {
            return;
        }

        foreach (var word in command.Arguments)
        {
            if (Declarations.Read(word) is { Value: { } value } declared && value.AllParts.Any(static pair => pair.Part is CommandSubstitution substitution && IsWorth(substitution)))
            {
                script.Report(this, declared.Span, $"{command.Name} succeeds even where the command in the value of {declared.Name} fails, so that neither “set -e” nor $? sees it; declare {declared.Name} and assign it on a line of its own.");
            }
        }
    }

    private static bool IsWorth(CommandSubstitution substitution) => !substitution.Body.IsEmpty && !(substitution.Body.Only is SimpleCommand { Name: "echo" or "printf" });
}
