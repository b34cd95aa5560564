using A11.Core.Docker.Syntax;

namespace A11.Core.Docker.Model;

/// <summary>Follows a stage from instruction to instruction and notes what holds in front of each.</summary>
internal sealed class StageWalker(DockerVariables globals, char escape)
{
    /// <summary>The states in front of the instructions, and the one behind the last.</summary>
    public StageState[] Walk(StageState begin, IReadOnlyList<Instruction> instructions)
    {
        var states = new StageState[instructions.Count + 1];
        states[0] = begin;
        for (var i = 0; i < instructions.Count; i++)
        {
            states[i + 1] = Apply(states[i], instructions[i]);
        }

        return states;
    }

    private StageState Apply(StageState state, Instruction instruction) => instruction.Name switch
    {
        "SHELL" when instruction.IsExec && !instruction.Words.IsEmpty => state with { Shell = DockerShell.Create(instruction) },
        "USER" when !instruction.Words.IsEmpty => state with { User = state.Expand(instruction.Words[0], escape), UserSource = instruction },
        "WORKDIR" when !instruction.Words.IsEmpty => ChangeFolder(state, instruction.Words[0]),
        "ENV" or "ARG" => state with { Variables = Declare(state.Variables, instruction) },
        _ => state,
    };

    private StageState ChangeFolder(StageState state, DockerfileWord word)
    {
        var folder = state.Expand(word, escape);
        return state with { Workdir = Join(state.Workdir, folder), IsWorkdirUncertain = word.HasVariable || (state.IsWorkdirUncertain && !IsAbsolute(folder.Text)) };
    }

    /// <summary>All values of one instruction are read before any of its names is set (Dockerfile reference, “Environment replacement”).</summary>
    private DockerVariables Declare(DockerVariables variables, Instruction instruction)
    {
        var isArgument = instruction.Is("ARG");
        var result = variables;
        foreach (var pair in instruction.Pairs)
        {
            // ARGs are set one by one, unlike the pairs of an ENV.
            var scope = isArgument ? result : variables;
            if (pair.Value is { } value)
            {
                var expanded = WordExpander.Expand(value.Raw, escape, scope).Result;
                result = result.With(new DockerVariable(pair.Name, expanded.IsConstant ? expanded.Text : null, isArgument));
            }
            else if (isArgument && result.Find(pair.Name) is not { IsArgument: false })
            {
                result = result.With(new DockerVariable(pair.Name, globals.Find(pair.Name)?.Value, true));
            }
        }

        return result;
    }

    private static ExpandedText Join(ExpandedText? before, ExpandedText folder)
    {
        if (before is not { } parent || IsAbsolute(folder.Text))
        {
            return folder;
        }

        var separator = parent.Text.EndsWith('/') || parent.Text.EndsWith('\\') ? "" : "/";
        return new ExpandedText(parent.Text + separator + folder.Text, parent.IsConstant && folder.IsConstant);
    }

    private static bool IsAbsolute(string folder) =>
        folder.StartsWith('/') || folder.StartsWith('\\') || folder.StartsWith('$') || (folder.Length > 1 && char.IsAsciiLetter(folder[0]) && folder[1] == ':');
}
