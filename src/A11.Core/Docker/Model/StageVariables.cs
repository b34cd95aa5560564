using A11.Core.Docker.Syntax;

namespace A11.Core.Docker.Model;

/// <summary>The variables that ARG and ENV give the instructions of a stage.</summary>
internal static class StageVariables
{
    /// <summary>The value of a variable at an instruction; null where nothing sets one.</summary>
    public static string? ValueAt(Instruction instruction, Stage stage, string name)
    {
        var position = instruction.Span.Start;
        foreach (var ancestor in stage.Lineage)
        {
            // An ARG ends with its stage; an ENV is in the image.
            var isOwn = ancestor == stage;
            for (var i = ancestor.Instructions.Length - 1; i >= 0; i--)
            {
                var setter = ancestor.Instructions[i];
                if (setter.Span.Start < position && (setter.Is("ENV") || (isOwn && setter.Is("ARG"))) && ValueIn(setter, name) is { } value)
                {
                    return value;
                }
            }
        }

        return null;
    }

    /// <summary>Whether ARG or ENV names the variable before an instruction, or an ARG does anywhere in the file.</summary>
    public static bool IsDefined(Instruction instruction, Stage stage, DockerfileModel file, string name) =>
        ValueAt(instruction, stage, name) is not null
        || file.Preamble.Concat(file.Stages.SelectMany(other => other.Instructions)).Any(other => other.Is("ARG") && Pairs(other).Any(pair => pair.Name == name));

    /// <summary>The names and values of an ENV, ARG or LABEL; an ARG without a value has an empty one.</summary>
    public static IEnumerable<(string Name, string Value, DockerfileWord Word)> Pairs(Instruction instruction)
    {
        var words = instruction.Words;
        if (words.Length == 2 && !instruction.Is("ARG") && !words[0].Raw.Contains('=', StringComparison.Ordinal))
        {
            yield return (words[0].Value, words[1].Value, words[0]);
            yield break;
        }

        foreach (var word in words)
        {
            var equals = word.Value.IndexOf('=', StringComparison.Ordinal);
            if (equals > 0 || instruction.Is("ARG"))
            {
                yield return (equals < 0 ? word.Value : word.Value[..equals], equals < 0 ? "" : word.Value[(equals + 1)..], word);
            }
        }
    }

    private static string? ValueIn(Instruction setter, string name)
    {
        string? value = null;
        foreach (var pair in Pairs(setter))
        {
            value = pair.Name == name ? pair.Value : value;
        }

        return value;
    }
}
