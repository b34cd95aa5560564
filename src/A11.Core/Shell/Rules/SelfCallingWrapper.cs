using System.Collections.Immutable;
using A11.Core.Diagnostics;
using A11.Core.Shell.Syntax;

namespace A11.Core.Shell.Rules;

/// <summary>A function with the name of a program that calls itself where it means the program.</summary>
public sealed class SelfCallingWrapper : ShellNodeRule<FunctionDefinition>
{
    /// <inheritdoc/>
    public override CheckDescriptor Descriptor { get; } = new("AXS2264", "self-calling-wrapper", "Functions must call the program of the same name with command", Severity.Error, Category.Correct)
    {
        Aliases = ["shellcheck/SC2264"],
    };

    /// <inheritdoc/>
    protected override void Visit(FunctionDefinition node, ScriptContext script)
    {
        if (node.Body switch { GroupCommand group => group.Body, SubshellCommand subshell => subshell.Body, _ => null } is not { } body)
        {
            return;
        }

        foreach (var item in body.Items)
        {
            foreach (var command in Always(item.Statement))
            {
                if (command.Words is [{ Bare: { } name }, ..] && name == node.Name)
                {
                    script.Report(Descriptor, command.Words[0].Span, $"The function {name} calls itself endlessly, and never the program {name}. Use command {name}.");
                    return;
                }
            }

            if (!IsPreparation(item.Statement))
            {
                return;
            }
        }
    }

    /// <summary>What of a statement is run in any case.</summary>
    private static ImmutableArray<SimpleCommand> Always(ShellStatement statement) => statement switch
    {
        SimpleCommand command => [command],
        AndOrList list => Always(list.Operands[0]),
        Pipeline pipeline => [.. pipeline.Commands.OfType<SimpleCommand>()],
        _ => [],
    };

    /// <summary>What can't end the function before the call.</summary>
    private static bool IsPreparation(ShellStatement statement) => statement is SimpleCommand { Words.IsEmpty: true } or SimpleCommand { Name: "local" or "echo" or "declare" };
}
