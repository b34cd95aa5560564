using System.Collections.Immutable;
using A11.Core.Analysis;
using A11.Core.Diagnostics;
using A11.Core.Files;
using A11.Core.Shell.Syntax;
using A11.Core.Workflows.Model;
using A11.Core.Yaml.Syntax;

namespace A11.Core.Workflows.Rules;

/// <summary>Looks at the caches of the actions that set up a language.</summary>
public sealed class DependencyCaches : WorkflowRule
{
    private static readonly CheckDescriptor Uncached = new("AXW2002", "uncached-dependencies", "Cache dependencies between runs", Severity.Warning, Category.Fast);

    private static readonly CheckDescriptor CacheWithoutLockFile = new("AXW2006", "dotnet-cache-without-lock-file", "The cache of setup-dotnet needs the path of a lock file", Severity.Warning, Category.Correct);

    private const string DotNetAction = "actions/setup-dotnet";
    private const string LockFile = "packages.lock.json";

    /// <summary>The input that makes an action cache what a command installs (the README of each action).</summary>
    private static readonly Dictionary<string, Func<ShellCommand, string?>> CacheInputs = new(StringComparer.OrdinalIgnoreCase)
    {
        ["actions/setup-node"] = static command => command switch
        {
            { Name: "npm", Subcommand: "ci" or "install" } => "cache: npm",
            { Name: "yarn" or "pnpm", Subcommand: "install" or null } => $"cache: {command.Name}",
            _ => null,
        },
        ["actions/setup-python"] = static command => command switch
        {
            { Name: "pip" or "pip3", Subcommand: "install" } => "cache: pip",
            { Name: "poetry", Subcommand: "install" } => "cache: poetry",
            _ => null,
        },
        ["actions/setup-java"] = static command => command.Name switch
        {
            "mvn" or "mvnw" or "./mvnw" => "cache: maven",
            "gradle" or "gradlew" or "./gradlew" => "cache: gradle",
            _ => null,
        },
        [DotNetAction] = static command => command is { Name: "dotnet", Subcommand: "restore" or "build" or "test" } ? "cache: true" : null,
        ["ruby/setup-ruby"] = static command => command is { Name: "bundle", Subcommand: "install" } ? "bundler-cache: true" : null,
    };

    /// <inheritdoc/>
    public override CheckDescriptor Descriptor => Uncached;

    /// <inheritdoc/>
    public override ImmutableArray<CheckDescriptor> Descriptors { get; } = [Uncached, CacheWithoutLockFile];

    /// <inheritdoc/>
    public override void Visit(WorkflowJob job, WorkflowFile file, RuleContext context)
    {
        var steps = job.Steps.ToArray();
        if (Array.Exists(steps, step => step.Reference?.Repository is "actions/cache" or "actions/cache/restore"))
        {
            return;
        }

        var commands = new Lazy<ShellCommand[]>(() => [.. steps.Select(step => step.Run).OfType<YamlScalar>().SelectMany(run => ShellParser.Parse(run.Value).Commands)]);
        foreach (var step in steps)
        {
            if (step is not { Uses: { } uses, Reference: { } reference } || !CacheInputs.TryGetValue(reference.Repository, out var inputOf))
            {
                continue;
            }

            var isDotNet = reference.Repository.Equals(DotNetAction, StringComparison.OrdinalIgnoreCase);
            if (HasNoCache(step) && commands.Value.Select(inputOf).FirstOrDefault(found => found is not null) is { } input)
            {
                var path = isDotNet ? FindDependencyPath(context) : null;
                context.Report(Uncached, uses.ValueSpan, $"Job {job.Id} downloads its dependencies in every run. Set {input}{(path is null ? "" : $" and cache-dependency-path: \"{path}\"")} on {reference.Repository}.");
            }
            else if (isDotNet && step.With?["cache"]?.AsScalar is { AsBoolean: true } cache && step.With["cache-dependency-path"] is null && FindDependencyPath(context) is { } path)
            {
                context.Report(CacheWithoutLockFile, cache.ValueSpan, $"{DotNetAction} fails with cache: true, because the repository has no {LockFile} at its root. Add cache-dependency-path: \"{path}\".");
            }
        }
    }

    private static bool HasNoCache(WorkflowStep step) => step.With?["cache"] is null && step.With?["bundler-cache"] is null;

    /// <summary>
    /// The path that setup-dotnet needs, as it looks for a lock file at the root and fails without one (its README, “Caching NuGet Packages”); null where
    /// there is one. Where packages are not locked, the files that name their versions are used.
    /// </summary>
    private static string? FindDependencyPath(RuleContext context)
    {
        const string Central = "Directory.Packages.props";
        var root = context.Repository.ProjectRootOf(context.File.Path);
        var prefix = root.Length == 0 ? "" : root + "/";
        if (context.Repository.Exists(prefix + LockFile))
        {
            return null;
        }

        var names = context.Repository.Paths.Where(path => path.StartsWith(prefix, StringComparison.Ordinal)).Select(path => RepositoryPath.FileName(path).ToString()).ToHashSet(StringComparer.Ordinal);
        return names.Contains(LockFile) ? $"**/{LockFile}" : names.Contains(Central) ? $"**/{Central}" : "**/*.*proj";
    }
}
