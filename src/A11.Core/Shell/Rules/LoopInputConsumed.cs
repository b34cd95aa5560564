using A11.Core.Diagnostics;
using A11.Core.Shell.Syntax;

namespace A11.Core.Shell.Rules;

/// <summary>Finds commands in a loop that read the loop's input.</summary>
public sealed class LoopInputConsumed() : ShellCommandRule("ssh", "ffmpeg", "mplayer", "HandBrakeCLI", "mencoder")
{
    /// <inheritdoc/>
    public override CheckDescriptor Descriptor { get; } = new("AXS2095", "loop-input-consumed", "Commands in a while read loop should not read its input", Severity.Warning, Category.Correct) { Aliases = ["shellcheck/SC2095"] };

    /// <inheritdoc/>
    public override void Visit(ShellCommand command, ScriptContext script)
    {
        if (IsFed(command.Node) || (command.Name == "ssh" ? command.HasFlag("-n", "-f") : command.Arguments.Any(static argument => argument.Value == "-nostdin")))
        {
            return;
        }

        ShellNode child = command.Node;
        for (var i = script.Ancestors.Count - 1; i >= 0; i--)
        {
            switch (script.Ancestors[i])
            {
                case Pipeline pipeline when pipeline.Commands[0] != child:
                case CommandNode node when node is not SimpleCommand && node is not WhileCommand && IsFed(node):
                case FunctionDefinition:
                    return;
                case WhileCommand loop when loop.Body == child && loop.Condition.Items.Length > 0 && ReadsLine(loop.Condition.Items[^1].Statement):
                    script.Report(Descriptor, command.Words[0].Span, $"{command.Name} reads the rest of the loop's input, so the loop ends after one round. Add {(command.Name is "ssh" ? "-n" : command.Name is "ffmpeg" ? "-nostdin" : "< /dev/null")}.");
                    return;
            }

            child = script.Ancestors[i];
        }
    }

    private static bool IsFed(CommandNode node) => node.Redirections.Any(static redirection => redirection.Operator is ['<', ..] && redirection.Descriptor is "" or "0");

    private static bool ReadsLine(ShellStatement statement) => statement switch
    {
        SimpleCommand { Name: "read" } command => !IsFed(command) && !command.Words.Any(static word => word.Value.StartsWith("-u", StringComparison.Ordinal)),
        _ => false,
    };
}
