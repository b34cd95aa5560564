using System.Collections.Immutable;
using A11.Core.Diagnostics;
using A11.Core.Shell.Flow;
using A11.Core.Shell.Syntax;

namespace A11.Core.Shell.Rules;

/// <summary>The exit status of a command substitution that a declaration replaces by its own.</summary>
public sealed class StatusMaskedByDeclaration : ShellRule
{
    /// <inheritdoc/>
    public override CheckDescriptor Descriptor { get; } = new("AXS2155", "status-masked-by-declaration", "Declare and assign separately to keep the exit status", Severity.Warning, Category.FailFast) { Aliases = ["shellcheck/SC2155"] };

    internal override ImmutableArray<string> CommandNames => ["local", "declare", "typeset", "export", "readonly"];

    /// <inheritdoc/>
    public override void Visit(ShellCommand command, ScriptContext script)
    {
        if (command.Name is "local" && script.IsBash && Declarations.OptionsOf(command.Words.AsSpan()).Contains('r', StringComparison.Ordinal))
        {
            return;
        }

        foreach (var word in command.Arguments)
        {
            if (Declarations.Read(word) is { Value: { } value } declared && value.AllParts.Any(static pair => pair.Part is CommandSubstitution substitution && CanFail(substitution)))
            {
                script.Report(Descriptor, declared.Span, $"{command.Name} succeeds even if the command in the value of {declared.Name} fails, so set -e and $? miss it. Assign {declared.Name} in a separate command.");
            }
        }
    }

    private static bool CanFail(CommandSubstitution substitution) => !substitution.Body.IsEmpty && !(substitution.Body.Only is SimpleCommand { Name: "echo" or "printf" });
}
