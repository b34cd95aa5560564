using A11.Core.Workflows.Model;
using A11.Core.Yaml.Syntax;

namespace A11.Agents.Reviews.Security;

/// <summary>Finds the secrets that expressions of a workflow read (GitHub's documentation, “Contexts”, <c>secrets</c>).</summary>
internal static class SecretReferences
{
    /// <summary>What stands for all secrets: <c>secrets: inherit</c>, or the context as a whole.</summary>
    public const string All = "*";

    /// <summary>The token that each job has; what it may do is a question of permissions.</summary>
    private const string OwnToken = "GITHUB_TOKEN";

    private const string Context = "secrets";

    /// <summary>The secrets by name, and the scalars that read them; the job's own token is none.</summary>
    public static IEnumerable<(string Name, YamlScalar Scalar)> Find(YamlNode node) => node switch
    {
        YamlMapping mapping => mapping.Entries.SelectMany(entry => entry is { Name: Context, Value: YamlScalar { Value: "inherit" } inherit } ? [(All, inherit)] : Find(entry.Value)),
        YamlSequence sequence => sequence.Items.SelectMany(Find),
        YamlScalar scalar => Expressions.Of(scalar).SelectMany(expression => NamesIn(expression.Text)).Where(name => !name.Equals(OwnToken, StringComparison.OrdinalIgnoreCase)).Select(name => (name, scalar)),
        _ => [],
    };

    private static IEnumerable<string> NamesIn(string expression)
    {
        for (var at = IndexIn(expression, 0); at >= 0; at = IndexIn(expression, at))
        {
            var rest = expression[at..].TrimStart();
            var start = rest.StartsWith('.') ? 1 : rest.StartsWith("['", StringComparison.Ordinal) ? 2 : -1;
            var name = start < 0 ? "" : string.Concat(rest.Skip(start).TakeWhile(character => char.IsAsciiLetterOrDigit(character) || character is '_' or '-')).ToUpperInvariant();
            yield return name.Length == 0 ? All : name;
        }
    }

    /// <summary>Where the next mention of the context ends; below zero where there is none.</summary>
    private static int IndexIn(string expression, int from)
    {
        for (var at = expression.IndexOf(Context, from, StringComparison.OrdinalIgnoreCase); at >= 0; at = expression.IndexOf(Context, at + 1, StringComparison.OrdinalIgnoreCase))
        {
            var end = at + Context.Length;
            if ((at == 0 || (expression[at - 1] is not ('.' or '\'') && !IsNamePart(expression[at - 1]))) && (end == expression.Length || !IsNamePart(expression[end])))
            {
                return end;
            }
        }

        return -1;
    }

    private static bool IsNamePart(char character) => char.IsAsciiLetterOrDigit(character) || character is '_' or '-';
}
