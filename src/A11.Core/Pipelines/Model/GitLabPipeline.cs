using A11.Core.Files;
using A11.Core.Scripts;
using A11.Core.Yaml.Syntax;

namespace A11.Core.Pipelines.Model;

/// <summary>
/// <c>.gitlab-ci.yml</c> and what it includes (GitLab's “CI/CD YAML syntax reference”). The runner joins the commands of a list and starts them by bash, or by sh where the image has none, with
/// <c>errexit</c> and, where the shell knows it, <c>pipefail</c> (GitLab Runner, shells/bash.go).
/// </summary>
internal sealed class GitLabPipeline : PipelineFormat
{
    private static readonly string[] Lists = ["before_script", "script", "after_script"];

    /// <inheritdoc/>
    public override bool IsFile(string path)
    {
        var name = RepositoryPath.FileName(path);
        var folder = RepositoryPath.Folder(path);
        return name.EndsWith(".gitlab-ci.yml", StringComparison.Ordinal) || name.EndsWith(".gitlab-ci.yaml", StringComparison.Ordinal)
            || folder is ".gitlab-ci" or ".gitlab/ci" || folder.StartsWith(".gitlab/ci/", StringComparison.Ordinal);
    }

    /// <inheritdoc/>
    public override IEnumerable<EmbeddedScript> FindScripts(YamlMapping root)
    {
        var seen = new HashSet<YamlScalar>(ReferenceEqualityComparer.Instance);
        var byDefault = root["default"]?.AsMapping ?? root;
        foreach (var (name, job) in JobsOf(root).Where(pair => !IsForWindows(pair.Name, pair.Job, byDefault)))
        {
            var shell = ShellOf(ImageOf(job.FindMerged("image")?.Value ?? byDefault["image"])) with { StopsAtFailingPipes = true };
            foreach (var script in Lists.Select(list => Join(job[list], shell, seen, ReadInput)).OfType<EmbeddedScript>())
            {
                if (!PowerShellSigns.AreIn(script))
                {
                    yield return script;
                }
            }
        }
    }

    /// <inheritdoc/>
    public override IEnumerable<YamlScalar> FindImages(YamlMapping root) => JobsOf(root)
        .SelectMany(pair => (pair.Job["services"]?.AsSequence?.Items ?? []).Prepend(pair.Job["image"]).Select(ImageOf)).OfType<YamlScalar>();

    /// <summary>The root, where what holds for all jobs may stand, and every mapping in it.</summary>
    private static IEnumerable<(string Name, YamlMapping Job)> JobsOf(YamlMapping root) =>
        root.Entries.Where(entry => entry.Value.AsMapping is not null).Select(entry => (entry.Name, entry.Value.AsMapping!)).Prepend(("", root));

    /// <summary>Runners for Windows have PowerShell; they are chosen by tags, and told by names.</summary>
    private static bool IsForWindows(string name, YamlMapping job, YamlMapping byDefault) =>
        NamesOf(job.FindMerged("tags")?.Value ?? byDefault["tags"]).Concat(NamesOf(job.FindMerged("extends")?.Value)).Append(ImageOf(job.FindMerged("image")?.Value)?.Value).Append(name)
            .Any(static text => text?.Contains("windows", StringComparison.OrdinalIgnoreCase) == true || text?.Contains("powershell", StringComparison.OrdinalIgnoreCase) == true);

    private static IEnumerable<string?> NamesOf(YamlNode? node) => node?.AsScalar is { } only ? [only.Value] : (node?.AsSequence?.Items ?? []).Select(item => item.Text);

    /// <summary>Reads <c>$[[ inputs.name ]]</c> (GitLab's documentation, “CI/CD inputs”).</summary>
    private static (int Length, string? Value)? ReadInput(string text, int start) =>
        text.AsSpan(start).StartsWith("$[[") && text.IndexOf("]]", start, StringComparison.Ordinal) is >= 0 and var end ? (end + 2 - start, null) : null;
}
