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
    /// <inheritdoc/>
    public override ImmutableArray<Rule> Rules { get; } =
    [
        new YamlProblems(),
        new DuplicateYamlKey(),
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
    public override void Analyze(FileAnalysis analysis) =>
        analysis.Visit<YamlRule, YamlTree>(this, analysis.File.Yaml, static (rule, tree, context) => rule.Visit(tree, context));

    /// <inheritdoc/>
    public override IEnumerable<Comment> CommentsOf(SourceFile file) => file.Yaml.Comments;
}
