using A11.Core.Analysis;
using A11.Core.Diagnostics;
using A11.Core.Shell.Syntax;
using A11.Core.Workflows.Model;

namespace A11.Core.Workflows.Rules;

/// <summary>Dependencies are cached between runs.</summary>
public sealed class CacheDependencies : WorkflowRule
{
    /// <inheritdoc/>
    public override RuleInfo Info { get; } = new("AXW2002", "cached-dependencies", "Dependencies are cached between runs", Severity.Warning, Category.Fast);

    /// <summary>The actions that cache what they set up when asked to, and the input that asks (their README files).</summary>
    private static readonly Dictionary<string, string> CacheInputs = new(StringComparer.OrdinalIgnoreCase)
    {
        ["actions/setup-node"] = "cache",
        ["actions/setup-python"] = "cache",
        ["actions/setup-java"] = "cache",
        ["actions/setup-dotnet"] = "cache",
        ["ruby/setup-ruby"] = "bundler-cache",
    };

    /// <inheritdoc/>
    public override void Visit(WorkflowJob job, WorkflowFile file, RuleContext context)
    {
        var steps = job.Steps.ToArray();
        if (steps.Any(step => step.Reference?.Repository is "actions/cache" or "actions/cache/restore") || !steps.Any(InstallsDependencies))
        {
            return;
        }

        foreach (var step in steps)
        {
            if (step is { Uses: { } uses, Reference: { } reference } && CacheInputs.TryGetValue(reference.Repository, out var input) && step.With?[input] is null)
            {
                context.Report(this, uses.ValueSpan, $"Every run of {job.Id} downloads all dependencies anew; let {reference.Repository} keep them between runs with “{input}”.");
            }
        }
    }

    private static bool InstallsDependencies(WorkflowStep step) => step.Run is { } run && ShellParser.Parse(run.Value).Commands.Any(command => command switch
    {
        { Name: "npm", Subcommand: "ci" or "install" } or { Name: "yarn" or "pnpm", Subcommand: "install" or null } => true,
        { Name: "pip" or "pip3", Subcommand: "install" } or { Name: "poetry", Subcommand: "install" } => true,
        { Name: "dotnet", Subcommand: "restore" or "build" or "test" } or { Name: "mvn" or "gradle" or "gradlew" } or { Name: "bundle", Subcommand: "install" } => true,
        _ => false,
    });
}
