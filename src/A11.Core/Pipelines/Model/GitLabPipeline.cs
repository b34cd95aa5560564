using System.Collections.Immutable;
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
        var folder = RepositoryPath.Directory(path);
        return name.EndsWith(".gitlab-ci.yml", StringComparison.Ordinal) || name.EndsWith(".gitlab-ci.yaml", StringComparison.Ordinal)
            || folder is ".gitlab-ci" or ".gitlab/ci" || folder.StartsWith(".gitlab/ci/", StringComparison.Ordinal);
    }

    /// <inheritdoc/>
    public override IEnumerable<EmbeddedScript> FindScripts(YamlMapping root)
    {
        var seen = new HashSet<YamlScalar>(ReferenceEqualityComparer.Instance);
        foreach (var (name, job) in JobsOf(root))
        {
            ImmutableArray<(string Name, YamlMapping Job)> parts = [.. PartsOf(name, job, root, [])];
            if (parts.Any(part => NamesWindows(part.Name)) || IsForWindows(parts))
            {
                continue;
            }

            var shell = ShellOf(ImageOf(FindIn(parts, "image"))) with { StopsAtFailingPipes = true };
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

    /// <summary>A job, what it extends, and what holds for all jobs: the nearest first.</summary>
    private static IEnumerable<(string Name, YamlMapping Job)> PartsOf(string name, YamlMapping job, YamlMapping root, HashSet<string> seen)
    {
        yield return (name, job);
        foreach (var extended in NamesOf(job.FindMerged("extends")?.Value).OfType<string>().Reverse().Where(seen.Add))
        {
            foreach (var part in root[extended]?.AsMapping is { } other ? PartsOf(extended, other, root, seen) : [(extended, job)])
            {
                yield return part;
            }
        }

        if (seen.Add(""))
        {
            yield return ("", root["default"]?.AsMapping ?? root);
        }
    }

    private static YamlNode? FindIn(ImmutableArray<(string Name, YamlMapping Job)> parts, string key) => parts.Select(part => part.Job.FindMerged(key)?.Value).FirstOrDefault(static value => value is not null);

    /// <summary>Runners for Windows have PowerShell; they are chosen by tags.</summary>
    private static bool IsForWindows(ImmutableArray<(string Name, YamlMapping Job)> parts) => NamesOf(FindIn(parts, "tags")).Append(ImageOf(FindIn(parts, "image"))?.Value).Any(NamesWindows);

    private static bool NamesWindows(string? text) => text?.Contains("windows", StringComparison.OrdinalIgnoreCase) == true || text?.Contains("powershell", StringComparison.OrdinalIgnoreCase) == true;

    private static IEnumerable<string?> NamesOf(YamlNode? node) => node?.AsScalar is { } only ? [only.Value] : (node?.AsSequence?.Items ?? []).Select(item => item.Text);

    /// <summary>Reads <c>$[[ inputs.name ]]</c> (GitLab's documentation, “CI/CD inputs”).</summary>
    private static (int Length, string? Value)? ReadInput(string text, int start) =>
        text.AsSpan(start).StartsWith("$[[") && text.IndexOf("]]", start, StringComparison.Ordinal) is >= 0 and var end ? (end + 2 - start, null) : null;
}
