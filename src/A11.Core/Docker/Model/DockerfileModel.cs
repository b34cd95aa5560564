using System.Collections.Immutable;
using System.Text;
using A11.Core.Docker.Syntax;
using A11.Core.Images;

namespace A11.Core.Docker.Model;

/// <summary>What a Dockerfile means: its stages and how they build on each other.</summary>
public sealed class DockerfileModel
{
    private DockerfileModel(Dockerfile syntax, ImmutableArray<Instruction> preamble, ImmutableArray<Stage> stages)
    {
        Syntax = syntax;
        Preamble = preamble;
        Stages = stages;
    }

    /// <summary>The syntax.</summary>
    public Dockerfile Syntax { get; }

    /// <summary>The instructions before the first FROM: global ARGs.</summary>
    public ImmutableArray<Instruction> Preamble { get; }

    /// <summary>The stages in order; a file without FROM is one stage without an image.</summary>
    public ImmutableArray<Stage> Stages { get; }

    /// <summary>The stage that a build ends with; null where the file has no instruction.</summary>
    public Stage? Final => Stages.IsEmpty ? null : Stages[^1];

    /// <summary>Reads the meaning of a Dockerfile.</summary>
    public static DockerfileModel Create(Dockerfile syntax)
    {
        var first = syntax.Instructions.TakeWhile(instruction => !instruction.Is("FROM")).Count();
        var preamble = syntax.Instructions[..first];
        var arguments = Defaults(preamble);
        var stages = new List<Stage>();
        if (first == syntax.Instructions.Length && first > 0)
        {
            stages.Add(new Stage(0, null, ImageReference.Parse(""), default, "", null, preamble));
            return new DockerfileModel(syntax, [], [.. stages]);
        }

        for (var i = first; i < syntax.Instructions.Length;)
        {
            var from = syntax.Instructions[i];
            var end = i + 1;
            while (end < syntax.Instructions.Length && !syntax.Instructions[end].Is("FROM"))
            {
                end++;
            }

            stages.Add(CreateStage(from, syntax.Instructions[(i + 1)..end], stages, arguments));
            i = end;
        }

        return new DockerfileModel(syntax, preamble, [.. stages]);
    }

    private static Stage CreateStage(Instruction from, ImmutableArray<Instruction> instructions, List<Stage> before, Dictionary<string, string> arguments)
    {
        var image = from.Words.IsEmpty ? default : from.Words[0];
        var reference = ImageReference.Parse(Substitute(image.Value ?? "", arguments));
        var name = from.Words.Length >= 3 && from.Words[1].Value.Equals("AS", StringComparison.OrdinalIgnoreCase) ? from.Words[2].Value.ToLowerInvariant() : "";
        var parent = before.LastOrDefault(stage => stage.Name.Length > 0 && stage.Name.Equals(reference.Text, StringComparison.OrdinalIgnoreCase));
        return new Stage(before.Count, from, reference, image.Span, name, parent, instructions);
    }

    private static Dictionary<string, string> Defaults(ImmutableArray<Instruction> preamble)
    {
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var word in preamble.Where(instruction => instruction.Is("ARG")).SelectMany(instruction => instruction.Words))
        {
            var equals = word.Value.IndexOf('=', StringComparison.Ordinal);
            if (equals > 0)
            {
                values[word.Value[..equals]] = Substitute(word.Value[(equals + 1)..], values);
            }
        }

        return values;
    }

    /// <summary>Fills in <c>$name</c>, <c>${name}</c> and <c>${name:-default}</c>; what has no value stays as written.</summary>
    private static string Substitute(string text, Dictionary<string, string> values)
    {
        if (!text.Contains('$', StringComparison.Ordinal))
        {
            return text;
        }

        var result = new StringBuilder();
        for (var i = 0; i < text.Length;)
        {
            var length = text[i] == '$' ? ReferenceLength(text, i) : 0;
            if (length == 0)
            {
                _ = result.Append(text[i++]);
                continue;
            }

            var body = text.Substring(i + 1, length - 1).Trim('{', '}');
            var separator = body.IndexOf(":-", StringComparison.Ordinal);
            var name = separator < 0 ? body : body[..separator];
            var fallback = separator < 0 ? null : body[(separator + 2)..];
            _ = result.Append(values.GetValueOrDefault(name) ?? fallback ?? text.Substring(i, length));
            i += length;
        }

        return result.ToString();
    }

    private static int ReferenceLength(string text, int start)
    {
        if (start + 1 < text.Length && text[start + 1] == '{')
        {
            var close = text.IndexOf('}', start);
            return close < 0 ? 0 : close - start + 1;
        }

        var end = start + 1;
        while (end < text.Length && (char.IsAsciiLetterOrDigit(text[end]) || text[end] == '_'))
        {
            end++;
        }

        return end == start + 1 ? 0 : end - start;
    }
}
