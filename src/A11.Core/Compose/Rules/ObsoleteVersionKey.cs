using A11.Core.Analysis;
using A11.Core.Compose.Model;
using A11.Core.Diagnostics;
using A11.Core.Repositories;
using A11.Core.Text;
using A11.Core.Yaml.Syntax;

namespace A11.Core.Compose.Rules;

/// <summary>Finds the obsolete version key.</summary>
public sealed class ObsoleteVersionKey : ComposeRule
{
    /// <inheritdoc/>
    public override CheckDescriptor Descriptor { get; } = new("AXC1001", "obsolete-version-key", "Compose files should not have a version", Severity.Warning, Category.Correct)
    {
        Aliases = ["dclint/no-version-field"],
        Fix = FixSafety.Safe,
    };

    /// <summary>Words in the names of files for a swarm.</summary>
    private static readonly string[] SwarmNames = ["stack", "swarm"];

    /// <summary>Templates that only a swarm fills in (docker service create, “Create services using templates”).</summary>
    private static readonly string[] SwarmTemplates = ["{{.Service.", "{{.Node.", "{{.Task.", "{{ .Service.", "{{ .Node.", "{{ .Task."];

    /// <inheritdoc/>
    public override void Visit(ComposeFile file, RuleContext context)
    {
        if (file.Root.Find("version") is { } version)
        {
            var line = context.File.Text.GetPosition(version.Span.Start).Line;
            var isAlone = context.File.Text.GetPosition(version.Span.End).Line == line && context.File.Text.GetPosition(version.Span.Start).Column == 1 && !file.Root.IsFlow && file.Root.Entries.Length > 1 && version.Value.Anchor is null;
            context.Report(
                this,
                version.Key.Span,
                "The version key is obsolete: Compose ignores it and warns about it. Remove the line.",
                isAlone && !IsForSwarm(file, context.File) ? new Fix("Remove the line", [new TextEdit(context.File.Text.GetLineWithTerminator(line), "")], FixSafety.Safe) : null);
        }
    }

    /// <summary>“docker stack” reads the version in releases that are still in use, and refuses a file without one (https://github.com/docker/cli/pull/3257).</summary>
    private static bool IsForSwarm(ComposeFile file, SourceFile source) =>
        file.Services.Any(service => service.Get("deploy") is not null)
        || SwarmNames.Any(name => source.Name.Contains(name, StringComparison.OrdinalIgnoreCase))
        || SwarmTemplates.Any(template => source.Text.Content.Contains(template, StringComparison.Ordinal))
        || FindDefinitions(file, "secrets").Concat(FindDefinitions(file, "configs")).Any(static definition => definition["external"] is { Text: not "false" } || definition["driver"] is not null || definition["template_driver"] is not null)
        || FindDefinitions(file, "networks").Any(static network => network["driver"]?.Text == "overlay" || network["attachable"] is not null);

    private static IEnumerable<YamlMapping> FindDefinitions(ComposeFile file, string kind) =>
        (file.Root[kind]?.AsMapping?.MergedEntries() ?? []).Select(static entry => entry.Value.AsMapping).OfType<YamlMapping>();
}
