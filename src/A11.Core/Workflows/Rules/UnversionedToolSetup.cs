using System.Collections.Frozen;
using A11.Core.Analysis;
using A11.Core.Diagnostics;
using A11.Core.Workflows.Model;

namespace A11.Core.Workflows.Rules;

/// <summary>Finds actions that set up a language or a tool in whatever version is at hand, or the newest.</summary>
public sealed class UnversionedToolSetup : WorkflowRule
{
    private static readonly FrozenSet<string> Moving = new[] { "latest", "current", "node", "lts/*", "stable", "oldstable", "x", "*", "3.x", "canary", "nightly" }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>The inputs that name a version, the plainest first, and the files that name it where none of them does (the README of each).</summary>
    private static readonly FrozenDictionary<string, (string[] Inputs, string[] Files)> Setups = new Dictionary<string, (string[] Inputs, string[] Files)>(StringComparer.OrdinalIgnoreCase)
    {
        ["actions/setup-node"] = (["node-version", "node-version-file"], []),
        ["actions/setup-python"] = (["python-version", "python-version-file"], [".python-version"]),
        ["actions/setup-go"] = (["go-version", "go-version-file"], []),
        ["actions/setup-dotnet"] = (["dotnet-version", "global-json-file"], ["global.json"]),
        ["ruby/setup-ruby"] = (["ruby-version"], [".ruby-version", ".tool-versions", "mise.toml"]),
        ["oven-sh/setup-bun"] = (["bun-version", "bun-version-file"], ["package.json"]),
        ["denoland/setup-deno"] = (["deno-version", "deno-version-file"], []),
        ["hashicorp/setup-terraform"] = (["terraform_version"], []),
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    /// <inheritdoc/>
    public override CheckDescriptor Descriptor { get; } = new("AXW2105", "unversioned-tool-setup", "Actions that set up a tool should be told its version", Severity.Info, Category.Reproducible)
    {
        OptIn = true,
    };

    /// <inheritdoc/>
    public override void Visit(WorkflowStep step, WorkflowFile file, RuleContext context)
    {
        if (step is not { Uses: { } uses, Reference: { } reference } || !Setups.TryGetValue(reference.Repository, out var setup))
        {
            return;
        }

        var given = setup.Inputs.Select(input => step.With?.Find(input)).FirstOrDefault(static entry => entry is not null);
        if (given is null)
        {
            var root = context.Repository.ProjectRootOf(context.File.Path);
            if (step.Mapping["with"] is not { AsMapping: null } && !setup.Files.Any(name => context.Repository.Exists(root.Length == 0 ? name : $"{root}/{name}")))
            {
                context.Report(this, uses.ValueSpan, $"{reference.Repository} isn't told which version to set up, so it changes with the runner or with each release. Set {setup.Inputs[0]}.");
            }
        }
        else if (given.Value.AsScalar is { } version && Moving.Contains(version.Value))
        {
            context.Report(this, version.ValueSpan, $"The version {version.Value} changes with each release. Name a version in {given.Name}.");
        }
    }
}
