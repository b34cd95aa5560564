using System.Collections.Immutable;
using A11.Core.Analysis;
using A11.Core.Diagnostics;
using A11.Core.Shell.Syntax;
using A11.Core.Workflows.Actions;
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
            { Name: "npm", Subcommand: "ci" } => "cache: npm",
            { Name: "npm", Subcommand: "install" or "i" } when InstallsProject(command) => "cache: npm",
            { Name: "yarn" or "pnpm", Subcommand: "install" or null } when InstallsProject(command) => $"cache: {command.Name}",
            _ => null,
        },
        ["actions/setup-python"] = static command => command switch
        {
            { Name: "pip" or "pip3", Subcommand: "install" } when InstallsFromFile(command) => "cache: pip",
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

    /// <summary>The files that the key of a cache is made of, by the input that switches it on.</summary>
    private static readonly Dictionary<string, string[]> LockFiles = new(StringComparer.Ordinal)
    {
        ["cache: npm"] = ["package-lock.json", "npm-shrinkwrap.json", "yarn.lock"],
        ["cache: yarn"] = ["yarn.lock"],
        ["cache: pnpm"] = ["pnpm-lock.yaml"],
        ["cache: pip"] = ["requirements.txt", "pyproject.toml"],
        ["cache: poetry"] = ["poetry.lock"],
        ["cache: maven"] = ["pom.xml"],
        ["cache: gradle"] = ["build.gradle", "build.gradle.kts", "gradle-wrapper.properties"],
        ["cache: true"] = [LockFile],
        ["bundler-cache: true"] = ["Gemfile.lock"],
    };

    /// <inheritdoc/>
    public override CheckDescriptor Descriptor => Uncached;

    /// <inheritdoc/>
    public override ImmutableArray<CheckDescriptor> Descriptors { get; } = [Uncached, CacheWithoutLockFile];

    /// <inheritdoc/>
    public override void Visit(WorkflowFile file, RuleContext context)
    {
        var publishes = new Lazy<bool>(() => file.Jobs.Any(job => Publishing.Contains(job, file)));
        foreach (var job in file.Jobs)
        {
            Check(job, file, publishes, context);
        }
    }

    private static void Check(WorkflowJob job, WorkflowFile file, Lazy<bool> publishes, RuleContext context)
    {
        var steps = job.Steps.ToArray();
        if (Array.Exists(steps, static step => step.Reference?.Repository is "actions/cache"))
        {
            return;
        }

        var commands = new Lazy<ShellCommand[]>(() => [.. steps.Select(static step => step.Run).OfType<YamlScalar>().SelectMany(run => file.ParseScript(run).Commands)]);
        foreach (var step in steps)
        {
            if (step is not { Uses: { } uses, Reference: { } reference } || !CacheInputs.TryGetValue(reference.Repository, out var inputOf))
            {
                continue;
            }

            var isDotNet = reference.Repository.Equals(DotNetAction, StringComparison.OrdinalIgnoreCase);
            if (HasNoCache(step) && commands.Value.Select(inputOf).FirstOrDefault(static found => found is not null) is { } input && HasLockFile(input, context) && !publishes.Value)
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

    /// <summary>Whether a package manager of Node.js installs what the project names: not one package, and nothing for the whole machine.</summary>
    private static bool InstallsProject(ShellCommand command) => command.Operands.Count() <= 1 && !command.HasFlag("--global", "-g");

    /// <summary>Whether pip installs what a file names, which the key of the cache is made of: requirements, or a project by its directory.</summary>
    private static bool InstallsFromFile(ShellCommand command) =>
        command.HasFlag("--requirement", "-r", "--editable", "-e") || command.Operands.Any(static operand => operand.Value is ['.'] or ['.', '[' or '/', ..]);

    private static bool HasNoCache(WorkflowStep step) => step.With?["cache"] is null && step.With?["bundler-cache"] is null && step.With?["package-manager-cache"] is null;

    /// <summary>Whether the repository has a file that the key of such a cache is made of: without one, there is none to advise (the README of each action).</summary>
    private static bool HasLockFile(string input, RuleContext context)
    {
        var root = context.Repository.ProjectRootOf(context.File.Path);
        var listing = DirectoryListing.Find(context.Repository);
        return LockFiles[input].Any(name => listing.IsBelow(root, name));
    }

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

        var listing = DirectoryListing.Find(context.Repository);
        return listing.IsBelow(root, LockFile) ? $"**/{LockFile}" : listing.IsBelow(root, Central) ? $"**/{Central}" : "**/*.*proj";
    }
}
