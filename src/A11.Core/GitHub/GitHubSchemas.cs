using A11.Core.GitHub.Model;
using A11.Core.Schemas;
using A11.Core.Yaml.Syntax;

namespace A11.Core.GitHub;

/// <summary>The schemas of what GitHub reads beside workflows, each read when the first file of its kind is checked.</summary>
internal static class GitHubSchemas
{
    private static readonly Lazy<Schema> Dependabot = new(static () => Schema.Load("dependabot"));

    private static readonly Lazy<Schema> IssueForm = new(static () => Schema.Load("issue-form"));

    private static readonly Lazy<Schema> IssueChooser = new(static () => Schema.Load("issue-chooser"));

    private static readonly Lazy<Schema> Funding = new(static () => Schema.Load("funding"));

    /// <summary>GitHub reads these files by YAML 1.1, in which more words are truth values.</summary>
    private static readonly SchemaDialect Dialect = new(TypeOf);

    public static IEnumerable<SchemaProblem> Validate(GitHubFile file) => file.Root is { } root ? SchemaValidator.Validate(SchemaOf(file.Kind), root, Dialect) : [];

    /// <summary>The schema of a kind of file.</summary>
    public static Schema SchemaOf(GitHubFileKind kind) => (kind switch
    {
        GitHubFileKind.Dependabot => Dependabot,
        GitHubFileKind.IssueForm => IssueForm,
        GitHubFileKind.IssueChooser => IssueChooser,
        _ => Funding,
    }).Value;

    private static ScalarType TypeOf(YamlScalar scalar) =>
        scalar is { IsText: false, Tag: null } && (scalar.Value.ToUpperInvariant() is "YES" or "NO" or "ON" or "OFF") ? ScalarType.Boolean : CoreScalars.TypeOf(scalar);
}
