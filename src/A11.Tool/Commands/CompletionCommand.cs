using System.CommandLine;
using A11.Tool.Completion;

namespace A11.Tool.Commands;

/// <summary><c>a11 completion</c>: writes a script by which a shell completes the command line.</summary>
internal sealed class CompletionCommand : Command
{
    public CompletionCommand(ToolHost host)
        : base("completion", "Writes a script that makes a shell complete commands, options and their values.")
    {
        var shell = new Argument<string>("shell") { Description = "The shell.", HelpName = string.Join('|', CompletionScript.Shells) };
        _ = shell.AcceptOnlyFromAmong([.. CompletionScript.Shells]);
        Add(shell);
        SetAction(parsed => host.RawOutput.Write(CompletionScript.Create(parsed.GetRequiredValue(shell), CompletedCommand.CreateAll(Application.CreateCommand(host)))));
    }
}
