using System.Collections.Immutable;
using A11.Core.Analysis;
using A11.Core.Compose.Model;
using A11.Core.Diagnostics;
using A11.Core.Files;
using A11.Core.Repositories;
using A11.Core.Yaml.Syntax;

namespace A11.Core.Compose.Rules;

/// <summary>
/// Looks for the files that a compose file names. What is private to a machine is in no repository: files of secrets, and <c>.env</c>. Where there are only YAML files,
/// the rest of the repository is not at hand, and nothing is missed.
/// </summary>
public sealed class ReferencedFiles : ComposeRule
{
    private static readonly CheckDescriptor Compose = new("AXC0039", "missing-compose-file", "Compose files that are included or extended must exist", Severity.Error, Category.Correct);

    private static readonly CheckDescriptor Environment = new("AXC0040", "missing-env-file", "Environment files of services should exist", Severity.Warning, Category.Correct);

    private static readonly CheckDescriptor Context = new("AXC0041", "missing-build-context", "Build contexts and Dockerfiles should exist", Severity.Warning, Category.Correct);

    private static readonly CheckDescriptor Config = new("AXC0042", "missing-config-file", "Files of configs should exist", Severity.Warning, Category.Correct);

    /// <inheritdoc/>
    public override CheckDescriptor Descriptor => Compose;

    /// <inheritdoc/>
    public override ImmutableArray<CheckDescriptor> Descriptors { get; } = [Compose, Environment, Context, Config];

    /// <inheritdoc/>
    public override void Visit(ComposeFile file, RuleContext context)
    {
        foreach (var include in file.Includes)
        {
            if (IsMissing(include.Value, context))
            {
                context.Report(Compose, include.ValueSpan, $"{include.Value} is not in the repository, so Compose rejects the file that includes it. Add it, or correct the path.");
            }
        }

        foreach (var (_, config) in file.Definitions("configs"))
        {
            if (config["file"]?.AsScalar is { } path && IsMissing(path.Value, context))
            {
                context.Report(Config, path.ValueSpan, $"{path.Value} is not in the repository, so Compose can't create the config. Add it, or correct the path.");
            }
        }
    }

    /// <inheritdoc/>
    public override void Visit(ComposeService service, ComposeFile file, RuleContext context)
    {
        if (service.Get("extends")?.AsMapping?["file"]?.AsScalar is { } extended && IsMissing(extended.Value, context))
        {
            context.Report(Compose, extended.ValueSpan, $"{extended.Value}, which service {service.Name} extends, is not in the repository, so Compose rejects the file. Add it, or correct the path.");
        }

        foreach (var path in EnvironmentFiles(service).Where(path => !RepositoryPath.IsPrivate(path.Value) && IsMissing(path.Value, context) && !HasTemplate(path.Value, context)))
        {
            context.Report(Environment, path.ValueSpan, $"{path.Value} is not in the repository, so service {service.Name} doesn't start. Add it, correct the path, or set required: false.");
        }

        CheckBuild(service, context);
    }

    private static void CheckBuild(ComposeService service, RuleContext context)
    {
        if (service.Get("build") is not { } build || ComposeFile.Resolve(context.File.Directory, service.BuildContext?.Value ?? ".") is not { } folder || IsInSubmodule(folder, context.Repository))
        {
            return;
        }

        if (service.BuildContext is { } place && IsMissing(place.Value, context))
        {
            context.Report(Context, place.ValueSpan, $"The directory {place.Value}, from which service {service.Name} is built, is not in the repository. Correct the path.");
        }
        else if (build.AsMapping?["dockerfile_inline"] is null && IsWithout(folder, build.AsMapping?["dockerfile"]?.Text ?? "Dockerfile", context))
        {
            var name = build.AsMapping?["dockerfile"]?.AsScalar;
            context.Report(Context, (name ?? service.BuildContext)?.ValueSpan ?? service.Key.Span, $"{name?.Value ?? "Dockerfile"}, from which service {service.Name} is built, is not in its build context. Add it, or correct the path.");
        }
    }

    /// <summary>Whether a file is not below a directory. A missing part of the path may be written by a build.</summary>
    private static bool IsWithout(string folder, string name, RuleContext context) =>
        HasOtherFiles(context.Repository) && ComposeFile.Resolve(folder, name) is { } path && !Exists(path, context.Repository) && Exists(RepositoryPath.Directory(path), context.Repository);

    private static IEnumerable<YamlScalar> EnvironmentFiles(ComposeService service)
    {
        var files = service.Get("env_file");
        foreach (var item in files?.AsSequence?.Items ?? (files is null ? [] : [files]))
        {
            var mapping = item.AsMapping;
            if ((mapping is null ? item : mapping["path"])?.AsScalar is { } path && mapping?["required"]?.Text is not ("false" or "False" or "FALSE"))
            {
                yield return path;
            }
        }
    }

    /// <summary>Whether a file of nearly the same name shows what is to be in it: <c>web.conf.example</c>.</summary>
    private static bool HasTemplate(string path, RuleContext context) =>
        ComposeFile.Resolve(context.File.Directory, path) is { } whole && context.Repository.Paths.Any(other => other.Length > whole.Length && other.StartsWith(whole, StringComparison.Ordinal) && other[whole.Length] is '.' or '-' or '_');

    private static bool IsMissing(string reference, RuleContext context) =>
        ComposeFile.Resolve(context.File.Directory, reference) is { } path && !Exists(path, context.Repository) && !IsInSubmodule(path, context.Repository) && HasOtherFiles(context.Repository);

    private static bool Exists(string path, Repository repository) => path.Length == 0 || repository.Exists(path);

    private static bool HasOtherFiles(Repository repository) => repository.Model(static repository => new Contents(repository.Paths.Any(static path => !RepositoryPath.IsYaml(path)))).HasOthers;

    private static bool IsInSubmodule(string path, Repository repository) => repository.Model(Submodules.Read).Contain(path);

    private sealed record Contents(bool HasOthers);
}
