using System.Collections.Immutable;
using A11.Core.Docker.Syntax;
using A11.Core.Shell.Syntax;
using A11.Core.Text;

namespace A11.Core.Docker.Model;

/// <summary>The commands that RUN, CMD, ENTRYPOINT or HEALTHCHECK starts, in whichever form it is written; none for a shell that is no POSIX one.</summary>
/// <param name="Commands">The commands in order; their spans are those of the script.</param>
/// <param name="Map">Leads from the script to the file.</param>
internal sealed record InstructionCommands(ImmutableArray<ShellCommand> Commands, SourceMap Map)
{
    private static readonly InstructionCommands None = new([], SourceMap.Offset(0, 0));

    /// <summary>Reads them.</summary>
    public static InstructionCommands Read(Instruction instruction, Stage stage, DockerfileModel file)
    {
        if (instruction.Is("RUN"))
        {
            return file.FindRun(instruction) is { } run ? new InstructionCommands(run.Script.Commands, run.Map) : None;
        }

        var source = file.Syntax.Source;
        var words = instruction.Is("HEALTHCHECK") && !instruction.Words.IsEmpty ? instruction.Words.RemoveAt(0) : instruction.Words;
        if (words.IsEmpty)
        {
            return None;
        }

        return instruction.IsExec ? OfExec(words, source)
            : stage.Before(instruction).Shell.Kind == ShellKind.Posix ? OfShell(instruction, source)
            : None;
    }

    private static InstructionCommands OfShell(Instruction instruction, SourceText source)
    {
        var script = instruction.ScriptIn(source);
        if (!script.IsForShell)
        {
            return None;
        }

        // HEALTHCHECK's own CMD stands before the script.
        var start = instruction.Is("HEALTHCHECK") ? script.Text.IndexOf("CMD", StringComparison.OrdinalIgnoreCase) + 3 : 0;
        var text = script.Text[start..];
        return new InstructionCommands(ShellParser.Parse(text).Commands, start == 0 ? script.Map : script.Map.Slice(new TextSpan(start, text.Length)));
    }

    private static InstructionCommands OfExec(ImmutableArray<DockerfileWord> words, SourceText source) => ExecCommand.ScriptOf(words) is { } script
        ? new InstructionCommands(ShellParser.Parse(script.Text).Commands, script.Map)
        : new InstructionCommands(ExecCommand.Read(words, source).Commands, SourceMap.Offset(0, source.Length));
}
