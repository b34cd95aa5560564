using System.Text;
using A11.Core.Docker.Facts;
using A11.Core.Docker.Syntax;

namespace A11.Core.Docker.Model;

/// <summary>The values that ARG and ENV have at a place of a stage when no build argument is given.</summary>
public sealed class StageVariables
{
    private readonly Dictionary<string, string> _values = new(StringComparer.Ordinal);
    private readonly Stage _stage;

    private StageVariables(Stage stage) => _stage = stage;

    /// <summary>The values in front of an instruction of a stage.</summary>
    public static StageVariables Before(Instruction instruction, Stage stage, DockerfileModel file) => Collect(stage, file, instruction);

    /// <summary>The values at the end of a stage.</summary>
    public static StageVariables AtEnd(Stage stage, DockerfileModel file) => Collect(stage, file, null);

    /// <summary>Fills in <c>$name</c>, <c>${name}</c>, <c>${name:-default}</c> and <c>${name:+other}</c>; what has no value stays as written.</summary>
    public string Resolve(string text)
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

            _ = result.Append(Expand(text.Substring(i, length)));
            i += length;
        }

        return result.ToString();
    }

    /// <summary>The value of a variable; null where it has none.</summary>
    public string? Find(string name) => _values.GetValueOrDefault(name) ?? BaseImageUser.Variable(_stage.Base, name);

    private static StageVariables Collect(Stage stage, DockerfileModel file, Instruction? end)
    {
        var variables = new StageVariables(stage);
        var globals = new StageVariables(stage);
        foreach (var declared in file.Preamble.SelectMany(DeclaredVariable.Of))
        {
            globals.Set(declared.Name, declared.Value);
        }

        foreach (var ancestor in stage.Lineage.Reverse())
        {
            foreach (var instruction in ancestor.Instructions)
            {
                if (ReferenceEquals(instruction, end))
                {
                    return variables;
                }

                foreach (var declared in DeclaredVariable.Of(instruction))
                {
                    // ENV wins over ARG; ARG without a value takes the one in front of the first FROM.
                    variables.Set(declared.Name, declared.Value ?? globals._values.GetValueOrDefault(declared.Name));
                }
            }
        }

        return variables;
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

    private void Set(string name, string? value)
    {
        if (value is not null)
        {
            _values[name] = Resolve(value);
        }
    }

    private string Expand(string reference)
    {
        var body = reference.TrimStart('$').Trim('{', '}');
        var separator = body.IndexOf(':', StringComparison.Ordinal);
        var value = Find(separator < 0 ? body : body[..separator]);
        return separator < 0 || separator + 1 >= body.Length
            ? value ?? reference
            : body[separator + 1] switch
            {
                '-' => string.IsNullOrEmpty(value) ? body[(separator + 2)..] : value,
                '+' => string.IsNullOrEmpty(value) ? "" : body[(separator + 2)..],
                _ => value ?? reference,
            };
    }
}
