using A11.Core.Analysis;
using A11.Core.Diagnostics;
using A11.Core.Files;
using A11.Core.Kubernetes.Model;
using A11.Core.Repositories;
using A11.Core.Text;
using A11.Core.Yaml.Syntax;

namespace A11.Core.Kubernetes.Rules;

/// <summary>Finds files and directories of a kustomization that the repository does not have. A file may be made before the build, so it only warns.</summary>
public sealed class MissingKustomizationFile : KubernetesRule
{
    private const string Advice = "so Kustomize rejects the kustomization. Add it, or correct the path.";

    /// <summary>Fields whose texts are files, or are written in place.</summary>
    private static readonly string[] FileFields = ["patchesStrategicMerge", "crds", "configurations", "generators", "transformers", "validators"];

    /// <summary>Fields whose items name a file.</summary>
    private static readonly string[] PathFields = ["patches", "patchesJson6902", "replacements"];

    /// <inheritdoc/>
    public override CheckDescriptor Descriptor { get; } = new("AXK0025", "missing-kustomization-file", "Files and directories of a kustomization should exist", Severity.Warning, Category.Correct);

    /// <inheritdoc/>
    public override void VisitKustomization(YamlMapping kustomization, RuleContext context)
    {
        // One file alone is looked at without its repository.
        if (context.Repository.Paths.All(path => path == context.File.Path))
        {
            return;
        }

        foreach (var resource in TextsOf(kustomization, "resources").Concat(TextsOf(kustomization, "bases")).Concat(TextsOf(kustomization, "components")).Where(static text => !IsRemote(text.Value)))
        {
            CheckResource(resource, context);
        }

        foreach (var path in FileFields.SelectMany(field => TextsOf(kustomization, field)).Concat(PathFields.SelectMany(field => MappingsOf(kustomization, field).SelectMany(static item => TextsOf(item, "path")))))
        {
            Check(path, path.Value, context);
        }

        foreach (var generator in MappingsOf(kustomization, "configMapGenerator"))
        {
            CheckGenerator(generator, context);
        }
    }

    private void CheckResource(YamlScalar resource, RuleContext context)
    {
        if (Resolve(resource.Value, context) is not { } path)
        {
            return;
        }

        if (!context.Repository.Exists(path))
        {
            Report(resource, resource.Value, context);
        }
        else if (!RepositoryPath.IsYaml(path) && !Kustomizations.Names.Any(name => context.Repository.Exists($"{path}/{name}")) && context.Repository.Paths.Any(other => other.StartsWith(path + "/", StringComparison.Ordinal)))
        {
            context.Report(this, resource.ValueSpan, $"The directory {PrintableText.Line(resource.Value)} has no kustomization.yaml, {Advice}");
        }
    }

    /// <summary>Files of Secrets are in no repository, as are those of variables that belong to a machine.</summary>
    private void CheckGenerator(YamlMapping generator, RuleContext context)
    {
        foreach (var source in TextsOf(generator, "files").Concat(TextsOf(generator, "envs")).Concat(TextsOf(generator, "env")))
        {
            var path = source.Value[(source.Value.IndexOf('=', StringComparison.Ordinal) + 1)..];
            if (!RepositoryPath.IsPrivate(path))
            {
                Check(source, path, context);
            }
        }
    }

    private void Check(YamlScalar place, string reference, RuleContext context)
    {
        if (Resolve(reference, context) is { } path && !context.Repository.Exists(path))
        {
            Report(place, reference, context);
        }
    }

    private void Report(YamlScalar place, string reference, RuleContext context) => context.Report(this, place.ValueSpan, $"{PrintableText.Line(reference)} is not in the repository, {Advice}");

    /// <summary>What a reference names in the repository; null for what is written in place, is filled in, or is elsewhere.</summary>
    private static string? Resolve(string reference, RuleContext context) =>
        reference.Length > 0 && !reference.Contains('\n', StringComparison.Ordinal) && !KubernetesScalars.IsFilledIn(reference) && RepositoryPath.Resolve(context.File.Directory, reference) is { Length: > 0 } path
            && !context.Repository.Model(Submodules.Read).Contain(path)
            ? path
            : null;

    /// <summary>Whether a reference is an address: with <c>//</c> or a query, or with a host in front of what is no file.</summary>
    private static bool IsRemote(string reference) =>
        reference.Contains("//", StringComparison.Ordinal) || reference.Contains('?', StringComparison.Ordinal)
        || (reference.Split('/') is [var host, _, ..] && host.Trim('.').Contains('.', StringComparison.Ordinal) && !RepositoryPath.IsYaml(reference));

    private static IEnumerable<YamlScalar> TextsOf(YamlMapping mapping, string name) => KubernetesScalars.TextsOf(mapping[name]);

    private static IEnumerable<YamlMapping> MappingsOf(YamlMapping mapping, string name) => (mapping[name]?.AsSequence?.Items ?? []).Select(static item => item.AsMapping).OfType<YamlMapping>();
}
