using A11.Core.Text;
using A11.Core.Workflows.Expressions;
using A11.Core.Yaml.Syntax;

namespace A11.Core.Workflows.Model;

/// <summary>Finds the secrets that expressions of a workflow read (GitHub's documentation, “Contexts”, <c>secrets</c>).</summary>
public static class SecretReferences
{
    /// <summary>What stands for all secrets: <c>secrets: inherit</c>, or the context as a whole.</summary>
    public const string All = "*";

    /// <summary>The token that each job has; what it may do is a question of permissions.</summary>
    private const string OwnToken = "GITHUB_TOKEN";

    private const string Context = "secrets";

    /// <summary>The secrets by name, where they are read; the job's own token is none.</summary>
    internal static IEnumerable<PlacedText> Find(YamlNode node) => node switch
    {
        YamlMapping mapping => mapping.Entries.SelectMany(entry => entry is { Name: Context, Value: YamlScalar { Value: "inherit" } inherit } ? [new PlacedText(All, inherit.Span)] : Find(entry.Value)),
        YamlSequence sequence => sequence.Items.SelectMany(Find),
        YamlScalar scalar => EmbeddedExpression.FindAll(scalar).SelectMany(NamesIn).Where(name => !name.Equals(OwnToken, StringComparison.OrdinalIgnoreCase)).Select(name => new PlacedText(name, scalar.Span)),
        _ => [],
    };

    private static IEnumerable<string> NamesIn(EmbeddedExpression expression) => ContextReference.FindAll(expression.Root).Where(static used => used.Context == Context)
        .Select(static used => used.Path is [not ContextReference.Any and var name, ..] ? name.ToUpperInvariant() : All);
}
