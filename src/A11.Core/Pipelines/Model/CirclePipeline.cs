using A11.Core.Files;
using A11.Core.Scripts;
using A11.Core.Yaml.Syntax;

namespace A11.Core.Pipelines.Model;

/// <summary>
/// <c>.circleci/config.yml</c> (CircleCI's “Configuration reference”). A <c>run</c> step without a shell is started by <c>/bin/bash -eo pipefail</c>, or by <c>/bin/sh -eo pipefail</c> where the
/// image has no bash (“Default shell options”).
/// </summary>
internal sealed class CirclePipeline : PipelineFormat
{
    private static readonly string[] WithSteps = ["jobs", "commands"];

    private static readonly string[] WithImages = ["jobs", "executors"];

    /// <inheritdoc/>
    public override bool IsFile(string path) => RepositoryPath.Directory(path) is ".circleci" || RepositoryPath.Directory(path).EndsWith("/.circleci", StringComparison.Ordinal);

    /// <inheritdoc/>
    public override IEnumerable<EmbeddedScript> FindScripts(YamlMapping root)
    {
        var seen = new HashSet<YamlScalar>(ReferenceEqualityComparer.Instance);
        var mayBeWindows = (root["orbs"]?.AsMapping?.Entries ?? []).Any(static orb => orb.Value.Text?.StartsWith("circleci/windows", StringComparison.Ordinal) == true);
        foreach (var job in WithSteps.SelectMany(name => root[name]?.AsMapping?.Entries ?? []).Select(entry => entry.Value.AsMapping).OfType<YamlMapping>())
        {
            var executor = ExecutorOf(job, root);
            foreach (var run in StepsOf(job).Select(step => step["run"]).OfType<YamlNode>())
            {
                var shell = (run.AsMapping?["shell"] ?? job["shell"] ?? executor["shell"])?.Text;
                var script = ShellOf(shell, executor) is { } invocation ? Join(run.AsScalar ?? run.AsMapping?["command"], invocation, seen, Read) : null;
                if (script is not null && (shell is not null || !mayBeWindows || executor["docker"] is not null || ShellSigns.AreIn(script.Text)))
                {
                    yield return script;
                }
            }
        }
    }

    /// <inheritdoc/>
    public override IEnumerable<YamlScalar> FindImages(YamlMapping root) => WithImages.SelectMany(name => root[name]?.AsMapping?.Entries ?? [])
        .SelectMany(entry => entry.Value.AsMapping?["docker"]?.AsSequence?.Items ?? []).Select(item => item.AsMapping?["image"]?.AsScalar).OfType<YamlScalar>();

    /// <summary>What says where a job runs: an executor of the file, else the job itself.</summary>
    private static YamlMapping ExecutorOf(YamlMapping job, YamlMapping root)
    {
        var name = job["executor"]?.Text ?? job["executor"]?.AsMapping?["name"]?.Text;
        return (name is null ? null : root["executors"]?.AsMapping?[name]?.AsMapping) ?? job;
    }

    private static ShellInvocation? ShellOf(string? shell, YamlMapping executor) => shell is not null
        ? ShellInvocation.Parse(shell.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        : ShellOf(executor["docker"]?.AsSequence?.Items.FirstOrDefault()?.AsMapping?["image"]?.AsScalar) with { StopsAtFailingPipes = true };

    /// <summary>The steps, those under <c>when</c> and <c>unless</c> included.</summary>
    private static IEnumerable<YamlMapping> StepsOf(YamlMapping job) =>
        MappingsOf(job).SelectMany(static mapping => mapping["steps"]?.AsSequence?.Items ?? []).Select(static step => step.AsMapping).OfType<YamlMapping>();

    /// <summary>Reads <c>&lt;&lt; parameters.name &gt;&gt;</c>, and the escape of its beginning (“Pipeline values and parameters”). A here-document's operator is followed by no space.</summary>
    private static (int Length, string? Value)? Read(string text, int start)
    {
        var rest = text.AsSpan(start);
        if (rest.StartsWith("\\<<"))
        {
            return (3, "<<");
        }

        var isOpening = rest.StartsWith("<<") && rest[2..].TrimStart(' ') is var name && (name.StartsWith("parameters.") || name.StartsWith("pipeline.") || name.StartsWith("matrix."));
        return isOpening && rest.IndexOf(">>") is >= 0 and var end ? (end + 2, null) : null;
    }
}
