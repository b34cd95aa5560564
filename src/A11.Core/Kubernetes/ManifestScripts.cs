using System.Collections.Immutable;
using A11.Core.Kubernetes.Model;
using A11.Core.Scripts;
using A11.Core.Shell.Syntax;
using A11.Core.Text;
using A11.Core.Yaml.Syntax;

namespace A11.Core.Kubernetes;

/// <summary>
/// The shell code of manifests: what a container's <c>command</c> and <c>args</c>, its probes and its lifecycle hooks give to a shell, and the scripts among the values of a ConfigMap
/// (Kubernetes documentation, “Define a Command and Arguments for a Container”, “Container Lifecycle Hooks”, “ConfigMaps”).
/// </summary>
internal static class ManifestScripts
{
    private static readonly ImmutableArray<string> Probes = ["livenessProbe", "readinessProbe", "startupProbe"];

    private static readonly ImmutableArray<string> Hooks = ["postStart", "preStop"];

    public static IEnumerable<EmbeddedScript> FindAll(IEnumerable<Manifest> manifests) =>
        manifests.SelectMany(manifest => (manifest.Workload?.Containers ?? []).SelectMany(FindAll).Concat(FindMounted(manifest))).DistinctBy(static script => script.Map.ToHost(new TextSpan(0, script.Text.Length)));

    private static IEnumerable<EmbeddedScript> FindAll(Container container)
    {
        // The image sets variables, too (2154).
        var host = new ScriptHost(ScriptHostKind.ContainerCommand) { Variables = [.. VariablesOf(container)], ExcludedCodes = [2154] };
        var isBusyBox = container.Reference?.HasBusyBox == true;
        var lifecycle = container.Mapping["lifecycle"]?.AsMapping;
        return
        [
            .. CommandWords.FindScripts(WordsOf(container.Mapping["command"]), WordsOf(container.Mapping["args"]), host, isBusyBox),
            .. Probes.SelectMany(name => CommandWords.FindScripts([], WordsOf(ExecOf(container.Mapping[name])), host, isBusyBox)),
            .. Hooks.SelectMany(name => CommandWords.FindScripts([], CommandWords.Read(ExecOf(lifecycle?[name]), null), host, isBusyBox)),
        ];
    }

    private static ImmutableArray<MappedText> WordsOf(YamlNode? command) => CommandWords.Read(command, VariableReferences.Read);

    private static YamlNode? ExecOf(YamlNode? handler) => handler?.AsMapping?["exec"]?.AsMapping?["command"];

    private static IEnumerable<string> VariablesOf(Container container) =>
        (container.Mapping["env"]?.AsSequence?.Items ?? []).Select(item => item.AsMapping?["name"]?.Text).OfType<string>();

    /// <summary>A value is a script by its key, unless it begins with another interpreter, or by its first line.</summary>
    private static IEnumerable<EmbeddedScript> FindMounted(Manifest manifest)
    {
        foreach (var entry in manifest.Kind.Value == "ConfigMap" ? manifest.Root["data"]?.AsMapping?.Entries ?? [] : [])
        {
            if (entry.Value.AsScalar is not { } script)
            {
                continue;
            }

            var line = script.Value.StartsWith("#!", StringComparison.Ordinal) ? script.Value.AsSpan(2, script.Value.AsSpan().IndexOfAny('\r', '\n') is > 2 and var end ? end - 2 : script.Value.Length - 2).ToString() : null;
            var dialect = ShellDialects.OfInterpreter(line);
            if (line is null ? entry.Name.EndsWith(".sh", StringComparison.Ordinal) : dialect is not null)
            {
                var shell = line is null ? null : ShellInvocation.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)) ?? new ShellInvocation(dialect!.Value);
                yield return CommandWords.Read(script, null).ToScript(new ScriptHost(ScriptHostKind.MountedFile) { Shell = shell, ExcludedCodes = [2154], AcceptsFixes = script.Style is YamlScalarStyle.Literal });
            }
        }
    }
}
