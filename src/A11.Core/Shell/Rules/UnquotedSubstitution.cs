using A11.Core.Diagnostics;
using A11.Core.Shell.Flow;
using A11.Core.Shell.Syntax;

namespace A11.Core.Shell.Rules;

/// <summary>The output of a command is expanded to several arguments.</summary>
public sealed class UnquotedSubstitution : ShellNodeRule<CommandSubstitution>
{
    /// <inheritdoc/>
    public override CheckDescriptor Descriptor { get; } = new("AXS2046", "unquoted-substitution", "Quote command substitutions to prevent word splitting", Severity.Warning, Category.Correct)
    {
        Aliases = ["shellcheck/SC2046"],
        Fix = FixSafety.Unsafe,
    };

    /// <inheritdoc/>
    protected override void Visit(CommandSubstitution node, ScriptContext script)
    {
        if (script.IsSplit && !node.Body.IsEmpty && !IsWordList(node) && !IsChoice(node) && !IsEcho(script) && !(script.TurnsGlobbingOff && script.Ancestors[^2] is SimpleCommand { Name: "set" }))
        {
            script.Report(Descriptor, node.Span, $"The output of this command is subject to word splitting and globbing. {(IsMeantToSplit(node, script) ? "Turn globbing off with set -f if the words are meant to be split, or quote it." : "Quote it.")}", IsMeantToSplit(node, script) ? null : ScriptContext.Quote(node));
        }
    }

    /// <summary>Numbers and process IDs hold no spaces but those between them.</summary>
    private static bool IsWordList(CommandSubstitution node) => node.Body.Only switch
    {
        SimpleCommand command => command.Name is "seq" or "pgrep" or "nproc",
        Pipeline { Commands: [.., SimpleCommand last] } => last.Name is "wc",
        _ => false,
    };

    /// <summary>Arguments that are written here, of which a condition chooses: they can only be what they are.</summary>
    private static bool IsChoice(CommandSubstitution node) => node.Body.Only is AndOrList or IfCommand or CaseCommand && ConstantOutput.IsPlain(node.Body);

    /// <summary>Whether quotes would surely break it: arguments that are there only under a condition, and commands that are given lists.</summary>
    private static bool IsMeantToSplit(CommandSubstitution node, ScriptContext script) =>
        node.Body.Only is AndOrList or IfCommand || script.Ancestors[^2] is SimpleCommand { Name: "set" or "unset" or "export" or "readonly" or "local" or "declare" or "typeset" };

    /// <summary>“echo $(…)” alone is another rule's.</summary>
    private static bool IsEcho(ScriptContext script) => script.Ancestors[^2] is SimpleCommand command && EchoArguments.IsUseless(command);
}
