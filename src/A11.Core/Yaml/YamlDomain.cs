using System.Collections.Immutable;
using A11.Core.Analysis;
using A11.Core.Files;
using A11.Core.Repositories;
using A11.Core.Text;
using A11.Core.Yaml.Rules;
using A11.Core.Yaml.Syntax;

namespace A11.Core.Yaml;

/// <summary>Every YAML file, whatever it says.</summary>
public sealed class YamlDomain : Domain
{
    /// <summary>The names of yamllint's configuration (its documentation, “Configuration”).</summary>
    private static readonly string[] Configurations = [".yamllint", ".yamllint.yaml", ".yamllint.yml"];

    /// <inheritdoc/>
    protected override ImmutableArray<Rule> CreateRules() =>
    [
        new YamlProblems(),
        new DuplicateYamlKey(),
        new AmbiguousScalars(),
        new UnusedYamlAnchor(),
        new InconsistentYamlIndentation(),
        new YamlLines(),
        new YamlMarkers(),
        new YamlSpacing(),
        new YamlValues(),
        new UnquotedYamlString(),
    ];

    /// <inheritdoc/>
    public override bool MayClaim(string path) => RepositoryPath.IsYaml(path);

    /// <inheritdoc/>
    public override bool Claims(SourceFile file) => true;

    /// <inheritdoc/>
    internal override UncheckedFile? FindUnchecked(SourceFile file, Repository repository)
    {
        if (FindChart(file, repository) is { } chart)
        {
            return new UncheckedFile(file.Path, UncheckedReason.Template, $"is a template of the Helm chart in {(chart.Length == 0 ? "the root" : chart)}");
        }

        // What GitHub reads is no template, whatever somebody wrote into it.
        var mark = IsReadByGitHub(file.Path) ? null : YamlTemplate.Find(file.Yaml);
        return mark is { } place ? new UncheckedFile(file.Path, UncheckedReason.Template, $"looks like a template (“{file.Text[place]}” keeps it from being YAML)") { Place = place }
            : file.Yaml.Action is { } action ? new UncheckedFile(file.Path, UncheckedReason.Template, $"has a template's action as a value (“{PrintableText.Line(file.Text[action].ToString())}”)") { Place = action, IsChecked = true }
            : null;
    }

    private static bool IsReadByGitHub(string path) => RepositoryPath.IsWorkflow(path) && RepositoryPath.Directory(path) == ".github/workflows";

    /// <summary>The directory of the chart that a file is a template of: one with a <c>Chart.yaml</c> (Helm's documentation, “The Chart File Structure”).</summary>
    private static string? FindChart(SourceFile file, Repository repository)
    {
        const string Templates = "templates";
        if (!file.Text.Content.Contains("{{", StringComparison.Ordinal))
        {
            return null;
        }

        foreach (var directory in RepositoryPath.Directories(file.Path))
        {
            if (RepositoryPath.FileName(directory) is Templates)
            {
                var chart = RepositoryPath.Directory(directory);
                if (repository.Exists(chart.Length == 0 ? "Chart.yaml" : $"{chart}/Chart.yaml"))
                {
                    return chart;
                }
            }
        }

        return null;
    }

    /// <inheritdoc/>
    public override void Analyze(FileAnalysis analysis)
    {
        var tree = analysis.File.Yaml;
        analysis.Visit<YamlRule, YamlTree>(this, tree, static (rule, tree, context) => rule.Visit(tree, context));
        var isUnknown = analysis.Claiming.All(domain => domain == this || domain.ReadsAnyText);
        if (isUnknown && tree.IsComplete && !IsOfKnownProgram(analysis.File.Name))
        {
            analysis.Visit<YamlValueRule, YamlTree>(this, tree, static (rule, tree, context) => rule.Visit(tree, context));
        }

        if ((isUnknown || HasYamllint(analysis)) && tree.IsComplete)
        {
            analysis.Visit<YamlStyleRule, YamlTree>(this, tree, static (rule, tree, context) => rule.Visit(tree, context));
        }
    }

    /// <summary>Whether one program reads the file, and reads it one way: what begins with a dot is a program's configuration, as are some that programs look for by name.</summary>
    private static bool IsOfKnownProgram(string name) =>
        name.StartsWith('.') || name is "appveyor.yml" or "azure-pipelines.yml" or "bitbucket-pipelines.yml" or "codecov.yml" or "mkdocs.yml" or "cloudbuild.yaml" or "pubspec.yaml" or "pnpm-lock.yaml" or "pnpm-workspace.yaml";

    /// <summary>Whether yamllint's configuration holds for the file, so that the repository wants the style of all kinds of files looked at.</summary>
    private static bool HasYamllint(FileAnalysis analysis) =>
        RepositoryPath.Directories(analysis.File.Path).Any(directory => Configurations.Any(name => analysis.Context.Repository.Exists(directory.Length == 0 ? name : $"{directory}/{name}")));

    /// <inheritdoc/>
    internal override IEnumerable<Suppression> SuppressionsOf(SourceFile file) => YamllintComments.Read(file.Yaml);

    /// <inheritdoc/>
    public override IEnumerable<Comment> CommentsOf(SourceFile file) => file.Yaml.Comments;
}
